// jsforce 3.10.16, unchanged, against the Salesforce look-alike.
import assert from 'node:assert/strict';
import jsforce from 'jsforce';
import { base, control, fault, refused, run, test } from './harness.mjs';

const version = '62.0';
const oauth2 = (clientSecret = 'sandbox', clientId = 'sandbox') => ({ loginUrl: base.salesforce, clientId, clientSecret });

async function login() {
  const conn = new jsforce.Connection({ oauth2: oauth2(), instanceUrl: base.salesforce, version });
  await conn.authorize({ grant_type: 'client_credentials' });
  return conn;
}

const unique = (() => {
  let last = 0;
  return (prefix) => `${prefix}-${process.pid}-${++last}`;
})();

async function newContact(conn, fields = {}) {
  const saved = await conn.sobject('Contact').create({ LastName: 'Contract', ...fields });
  return saved.id;
}

test('login by client credentials gives instance and identity', async () => {
  const conn = await login();
  assert.equal(conn.instanceUrl, base.salesforce);
  assert.ok(conn.userInfo.organizationId.startsWith('00D'));
  const identity = await conn.identity();
  assert.equal(identity.user_id, conn.userInfo.id);
  assert.equal(identity.username, 'integration@sandbox.example');
});

test('login by user name and password works', async () => {
  const conn = new jsforce.Connection({ oauth2: oauth2(), instanceUrl: base.salesforce, version });
  const user = await conn.login('integration@sandbox.example', 'sandbox');
  assert.ok(user.id.startsWith('005'));
});

test('login with a wrong secret is invalid_client', async () => {
  const conn = new jsforce.Connection({ oauth2: oauth2('wrong'), instanceUrl: base.salesforce, version });
  const error = await refused(conn.authorize({ grant_type: 'client_credentials' }));
  assert.equal(error.name, 'invalid_client');
  assert.equal(error.message, 'invalid client credentials');
});

test('login with an unknown client is invalid_client_id', async () => {
  const conn = new jsforce.Connection({ oauth2: oauth2('sandbox', 'nobody'), instanceUrl: base.salesforce, version });
  assert.equal((await refused(conn.authorize({ grant_type: 'client_credentials' }))).name, 'invalid_client_id');
});

test('login by an unknown grant is unsupported_grant_type', async () => {
  const conn = new jsforce.Connection({ oauth2: oauth2(), instanceUrl: base.salesforce, version });
  assert.equal((await refused(conn.authorize({ grant_type: 'device' }))).name, 'unsupported_grant_type');
});

test('login by a signed assertion works and a broken one is refused', async () => {
  const { createSign } = await import('node:crypto');
  const key = await (await fetch(`${base.control}/servers/salesforce/jwt-key`)).text();
  const text = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const signed = `${text({ alg: 'RS256' })}.${text({ iss: 'sandbox', sub: 'integration@sandbox.example', aud: 'https://login.salesforce.com', exp: now + 120 })}`;
  const assertion = `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
  const conn = new jsforce.Connection({ oauth2: oauth2(), instanceUrl: base.salesforce, version });
  await conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  assert.equal((await conn.query('SELECT COUNT() FROM Contact')).done, true);
  const error = await refused(conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion.slice(0, -8) + 'AAAAAAAA' }));
  assert.equal(error.name, 'invalid_grant');
});

test('a query pages through three pages', async () => {
  const conn = await login();
  let page = await conn.query('SELECT Id, LastName, Account.Name FROM Contact WHERE LastName LIKE \'Seed%\' ORDER BY SystemModstamp, Id');
  const ids = new Set(page.records.map((one) => one.Id));
  let pages = 1;

  assert.equal(page.totalSize, 5000);
  assert.equal(page.records.length, 2000);
  assert.ok(page.nextRecordsUrl.includes(`/services/data/v${version}/query/0r8`));

  while (!page.done) {
    page = await conn.queryMore(page.nextRecordsUrl);
    page.records.forEach((one) => ids.add(one.Id));
    pages += 1;
  }

  assert.equal(pages, 3);
  assert.equal(ids.size, 5000);
});

test('autoFetch walks all pages with a smaller batch size', async () => {
  const conn = await login();
  const records = await conn.query("SELECT Id FROM Contact WHERE LastName LIKE 'Seed%'", { autoFetch: true, maxFetch: 100000, headers: { 'Sforce-Query-Options': 'batchSize=500' } });
  assert.equal(records.records.length, 5000);
});

test('a parent that is not set is null and children come as a result set', async () => {
  const conn = await login();
  const lonely = await newContact(conn);
  const [contact] = (await conn.query(`SELECT Id, Account.Name FROM Contact WHERE Id = '${lonely}'`)).records;
  assert.equal(contact.Account, null);
  const account = await conn.sobject('Account').create({ Name: 'With children' });
  await newContact(conn, { AccountId: account.id });
  const [parent] = (await conn.query(`SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Id = '${account.id}'`)).records;
  assert.deepEqual(parent.Contacts.records.map((one) => one.LastName), ['Contract']);
});

test('counts and aggregates', async () => {
  const conn = await login();
  assert.equal((await conn.query("SELECT COUNT() FROM Contact WHERE LastName LIKE 'Seed%'")).totalSize, 5000);
  const counted = await conn.query("SELECT COUNT(Id) FROM Contact WHERE LastName LIKE 'Seed%'");
  assert.equal(counted.records[0].expr0, 5000);
});

test('filters escape quotes and wildcards', async () => {
  const conn = await login();
  const id = await newContact(conn, { LastName: "O'Neil\\50%_x" });
  const found = await conn.query("SELECT Id FROM Contact WHERE LastName = 'O\\'Neil\\\\50%_x'");
  assert.deepEqual(found.records.map((one) => one.Id), [id]);
  assert.equal((await conn.query("SELECT Id FROM Contact WHERE LastName LIKE 'O\\'Neil\\\\\\\\50\\%\\_x'")).totalSize <= 1, true);
});

test('the condition builder finds by fields and dates', async () => {
  const conn = await login();
  const key = unique('find');
  const id = await newContact(conn, { CxHub_Id__c: key, CxHub_Nps__c: 9 });
  const rows = await conn.sobject('Contact').find({ CxHub_Id__c: key, CxHub_Nps__c: { $gte: 9 }, CreatedDate: { $gt: jsforce.Date.YESTERDAY } }, ['Id', 'CxHub_Nps__c']).execute();
  assert.deepEqual(rows.map((one) => [one.Id, one.CxHub_Nps__c]), [[id, 9]]);
});

test('describe tells fields, lengths and references', async () => {
  const conn = await login();
  const contact = await conn.sobject('Contact').describe();
  const field = (name) => contact.fields.find((one) => one.name === name);
  assert.equal(field('CxHub_Id__c').externalId, true);
  assert.equal(field('CxHub_Id__c').unique, true);
  assert.equal(field('CxHub_Nps__c').precision, 4);
  assert.equal(field('CxHub_Feedback__c').length, 32768);
  assert.deepEqual(field('AccountId').referenceTo, ['Account']);
  assert.deepEqual(field('CxHub_Segment__c').picklistValues.map((one) => one.value), ['Promoter', 'Passive', 'Detractor']);
  assert.ok(contact.fields.every((one) => typeof one.unique === 'boolean' && typeof one.length === 'number' && typeof one.calculated === 'boolean'));
  const global = await conn.describeGlobal();
  assert.ok(global.sobjects.some((one) => one.name === 'Task' && one.keyPrefix === '00T'));
});

test('one record is created, read, updated and deleted', async () => {
  const conn = await login();
  const contacts = conn.sobject('Contact');
  const id = await newContact(conn, { FirstName: 'Nguyễn', Email: 'a@example.com', Birthdate: '2026-03-02' });
  const read = await contacts.retrieve(id);
  assert.equal(read.Name, 'Nguyễn Contract');
  assert.equal(read.Birthdate, '2026-03-02');
  assert.match(read.SystemModstamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
  await contacts.update({ Id: id, FirstName: null });
  assert.equal((await contacts.retrieve(id)).Name, 'Contract');
  assert.equal((await contacts.retrieve(id.slice(0, 15))).Id, id);
  await contacts.destroy(id);
  assert.equal((await refused(contacts.retrieve(id))).errorCode, 'ENTITY_IS_DELETED');
});

test('upsert by external id creates once and then updates', async () => {
  const conn = await login();
  const key = unique('cx');
  const first = await conn.sobject('Contact').upsert({ CxHub_Id__c: key, LastName: 'Up' }, 'CxHub_Id__c');
  const second = await conn.sobject('Contact').upsert({ CxHub_Id__c: key, CxHub_Nps__c: 7 }, 'CxHub_Id__c');
  assert.equal(first.created, true);
  assert.equal(second.created, false);
  assert.equal(second.id, first.id);
});

test('upsert refuses the key in the body, an unknown key field, and finds a parent by its external id', async () => {
  const conn = await login();
  const path = `/sobjects/Contact/CxHub_Id__c/${unique('cx')}`;
  const repeated = await refused(conn.requestPatch?.(path, { CxHub_Id__c: 'x', LastName: 'A' }) ?? conn.request({ method: 'PATCH', url: path, body: JSON.stringify({ CxHub_Id__c: 'x', LastName: 'A' }), headers: { 'content-type': 'application/json' } }));
  assert.match(repeated.message, /should not be specified in the sobject data/);
  const unknown = await refused(conn.sobject('Contact').upsert({ Phone: '1', LastName: 'A' }, 'Phone'));
  assert.equal(unknown.errorCode, 'NOT_FOUND');
  const key = unique('acc');
  await conn.sobject('Account').upsert({ CxHub_Id__c: key, Name: 'Parent' }, 'CxHub_Id__c');
  const child = await newContact(conn, { Account: { CxHub_Id__c: key } });
  assert.ok((await conn.sobject('Contact').retrieve(child)).AccountId.startsWith('001'));
  const orphan = await refused(newContact(conn, { Account: { CxHub_Id__c: 'nope' } }));
  assert.match(orphan.message, /Foreign key external ID: nope not found/);
});

test('collections create, update, upsert, read and delete two hundred rows', async () => {
  const conn = await login();
  const contacts = conn.sobject('Contact');
  const keys = Array.from({ length: 200 }, () => unique('many'));
  const created = await contacts.create(keys.map((key) => ({ LastName: 'Many', CxHub_Id__c: key })));
  assert.equal(created.filter((one) => one.success).length, 200);
  const updated = await contacts.update(created.map((one) => ({ Id: one.id, CxHub_Nps__c: 8 })));
  assert.ok(updated.every((one) => one.success));
  const upserted = await contacts.upsert(keys.map((key) => ({ CxHub_Id__c: key, CxHub_Nps__c: 9 })), 'CxHub_Id__c');
  assert.ok(upserted.every((one) => one.success && one.created === false));
  const read = await contacts.retrieve(created.map((one) => one.id));
  assert.ok(read.every((one) => one.CxHub_Nps__c === 9));
  const deleted = await contacts.destroy(created.map((one) => one.id));
  assert.ok(deleted.every((one) => one.success));
});

test('a bad row among two hundred fails alone and says why', async () => {
  const conn = await login();
  const rows = Array.from({ length: 200 }, (_, at) => (at === 17 ? { FirstName: 'No last name' } : { LastName: `Row ${at}` }));
  const results = await conn.sobject('Contact').create(rows);
  assert.equal(results.filter((one) => one.success).length, 199);
  assert.equal(results[17].success, false);
  assert.equal(results[17].errors[0].statusCode, 'REQUIRED_FIELD_MISSING');
  assert.deepEqual(results[17].errors[0].fields, ['LastName']);
});

test('all or none keeps nothing and still answers 200', async () => {
  const conn = await login();
  const key = unique('aon');
  const results = await conn.sobject('Contact').create([{ LastName: 'Good', CxHub_Id__c: key }, { FirstName: 'Bad' }], { allOrNone: true });
  assert.deepEqual(results.map((one) => one.errors[0].statusCode), ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
  assert.equal((await conn.query(`SELECT Id FROM Contact WHERE CxHub_Id__c = '${key}'`)).totalSize, 0);
});

test('more than two hundred rows in one call are refused', async () => {
  const conn = await login();
  const records = Array.from({ length: 201 }, () => ({ attributes: { type: 'Contact' }, LastName: 'A' }));
  const error = await refused(conn.requestPost(`/services/data/v${version}/composite/sobjects`, { records }));
  assert.equal(error.errorCode, 'EXCEEDED_ID_LIMIT');
});

test('the same key twice in one upsert fails both rows', async () => {
  const conn = await login();
  const key = unique('twice');
  const results = await conn.sobject('Contact').upsert([{ CxHub_Id__c: key, LastName: 'A' }, { CxHub_Id__c: key, LastName: 'B' }], 'CxHub_Id__c');
  assert.ok(results.every((one) => !one.success && one.errors[0].statusCode === 'DUPLICATE_VALUE'));
});

test('a mistyped value fails the whole call', async () => {
  const conn = await login();
  const error = await refused(conn.sobject('Contact').create([{ LastName: 'A' }, { LastName: 'B', CxHub_Nps__c: 'ten' }]));
  assert.equal(error.errorCode, 'JSON_PARSER_ERROR');
});

function refusal(name, fields, code) {
  test(name, async () => {
    const conn = await login();
    const error = await refused(conn.sobject('Contact').create(fields));
    assert.equal(error.errorCode, code);
  });
}

refusal('a missing required field is REQUIRED_FIELD_MISSING', { FirstName: 'A' }, 'REQUIRED_FIELD_MISSING');
refusal('an unknown field is INVALID_FIELD', { LastName: 'A', Nope__c: 1 }, 'INVALID_FIELD');
refusal('a read-only field is INVALID_FIELD_FOR_INSERT_UPDATE', { LastName: 'A', Name: 'B' }, 'INVALID_FIELD_FOR_INSERT_UPDATE');
refusal('a text that is too long is STRING_TOO_LONG', { LastName: 'A'.repeat(81) }, 'STRING_TOO_LONG');
refusal('an address that is none is INVALID_EMAIL_ADDRESS', { LastName: 'A', Email: 'not-an-address' }, 'INVALID_EMAIL_ADDRESS');
refusal('a value outside a restricted picklist is refused', { LastName: 'A', CxHub_Segment__c: 'Fan' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
refusal('a number outside its range is NUMBER_OUTSIDE_VALID_RANGE', { LastName: 'A', CxHub_Nps__c: 12345 }, 'NUMBER_OUTSIDE_VALID_RANGE');
refusal('a malformed id is MALFORMED_ID', { LastName: 'A', AccountId: 'xyz' }, 'MALFORMED_ID');
refusal('an id of another object is FIELD_INTEGRITY_EXCEPTION', { LastName: 'A', AccountId: '003000000000000AAA' }, 'FIELD_INTEGRITY_EXCEPTION');
refusal('an id of nothing is INVALID_CROSS_REFERENCE_KEY', { LastName: 'A', AccountId: '001000000000000AAA' }, 'INVALID_CROSS_REFERENCE_KEY');

test('a second row with the same unique key is DUPLICATE_VALUE', async () => {
  const conn = await login();
  const key = unique('dup');
  const id = await newContact(conn, { CxHub_Id__c: key });
  const error = await refused(newContact(conn, { CxHub_Id__c: key }));
  assert.equal(error.errorCode, 'DUPLICATE_VALUE');
  assert.ok(error.message.endsWith(id.slice(0, 15)));
});

test('query errors are told apart', async () => {
  const conn = await login();
  assert.equal((await refused(conn.query('SELEC Id FROM Contact'))).errorCode, 'MALFORMED_QUERY');
  assert.equal((await refused(conn.query('SELECT Id FROM Nope__c'))).errorCode, 'INVALID_TYPE');
  assert.equal((await refused(conn.query("SELECT Id FROM Contact WHERE SystemModstamp > '2026-01-01T00:00:00Z'"))).errorCode, 'INVALID_FIELD');
  assert.equal((await refused(conn.query("SELECT Id FROM Contact WHERE Description = 'x'"))).errorCode, 'INVALID_FIELD');
  const column = await refused(conn.query('SELECT Id, Nope__c FROM Contact'));
  assert.equal(column.errorCode, 'INVALID_FIELD');
  assert.match(column.message, /ERROR at Row:1:Column:12\nNo such column 'Nope__c' on entity 'Contact'/);
  assert.equal((await refused(conn.queryMore(`/services/data/v${version}/query/0r8000000000001-2000`))).errorCode, 'INVALID_QUERY_LOCATOR');
  assert.equal((await refused(conn.sobject('Contact').retrieve('003000000000000AAA'))).errorCode, 'NOT_FOUND');
});

test('deleted rows are seen by queryAll and by the deleted list', async () => {
  const conn = await login();
  const id = await newContact(conn);
  await conn.sobject('Contact').destroy(id);
  const soql = `SELECT Id, IsDeleted FROM Contact WHERE Id = '${id}'`;
  assert.equal((await conn.query(soql)).totalSize, 0);
  const all = await conn.query(soql, { scanAll: true });
  assert.equal(all.records[0].IsDeleted, true);
  const now = Date.now();
  const deleted = await conn.sobject('Contact').deleted(new Date(now - 3600_000), new Date(now + 3600_000));
  assert.ok(deleted.deletedRecords.some((one) => one.id === id));
  const updated = await conn.sobject('Contact').updated(new Date(now - 3600_000), new Date(now + 3600_000));
  assert.ok(!updated.ids.includes(id));
});

test('a merge leaves the loser deleted with its master and moves its children', async () => {
  const conn = await login();
  const [master, loser] = [await newContact(conn), await newContact(conn)];
  const task = await conn.sobject('Task').create({ Subject: 'Call', WhoId: loser });
  await control('POST', '/servers/salesforce/merge', { master, losers: [loser] });
  const [gone] = (await conn.query(`SELECT Id, IsDeleted, MasterRecordId FROM Contact WHERE Id = '${loser}'`, { scanAll: true })).records;
  assert.deepEqual([gone.IsDeleted, gone.MasterRecordId], [true, master]);
  assert.equal((await conn.sobject('Task').retrieve(task.id)).WhoId, master);
});

test('a task is upserted by its key and closes by its status', async () => {
  const conn = await login();
  const who = await newContact(conn, { AccountId: (await conn.sobject('Account').create({ Name: 'Task account' })).id });
  const key = unique('followup');
  const [made] = await conn.sobject('Task').upsert([{ CxHub_Key__c: key, Subject: 'Call back: NPS 3', WhoId: who, ActivityDate: '2026-03-05', Priority: 'High' }], 'CxHub_Key__c');
  assert.equal(made.created, true);
  const [again] = await conn.sobject('Task').upsert([{ CxHub_Key__c: key, Description: 'more' }], 'CxHub_Key__c');
  assert.equal(again.id, made.id);
  await conn.sobject('Task').update({ Id: made.id, Status: 'Completed' });
  const [task] = (await conn.query(`SELECT Id, Status, IsClosed, CompletedDateTime, AccountId, Who.Name, Who.Type FROM Task WHERE CxHub_Key__c = '${key}'`)).records;
  assert.equal(task.IsClosed, true);
  assert.ok(task.CompletedDateTime);
  assert.ok(task.AccountId.startsWith('001'));
  assert.equal(task.Who.Type, 'Contact');
  assert.equal((await conn.query('SELECT MasterLabel, IsClosed FROM TaskStatus WHERE IsClosed = true')).records[0].MasterLabel, 'Completed');
});

test('the key of an activity is unique over tasks and events', async () => {
  const conn = await login();
  const key = unique('activity');
  await conn.sobject('Task').create({ Subject: 'Call', CxHub_Key__c: key });
  assert.equal((await refused(conn.sobject('Event').create({ Subject: 'Call', CxHub_Key__c: key }))).errorCode, 'DUPLICATE_VALUE');
  const [upserted] = await conn.sobject('Event').upsert([{ Subject: 'Call', CxHub_Key__c: key }], 'CxHub_Key__c');
  assert.equal(upserted.errors[0].statusCode, 'DUPLICATE_VALUE');
});

test('a case gets a number and closes', async () => {
  const conn = await login();
  const contact = await newContact(conn);
  const made = await conn.sobject('Case').create({ Subject: 'Detractor', ContactId: contact, Origin: 'Survey', CxHub_Key__c: unique('case') });
  await conn.sobject('Case').update({ Id: made.id, Status: 'Closed' });
  const read = await conn.sobject('Case').retrieve(made.id);
  assert.match(read.CaseNumber, /^\d{8}$/);
  assert.equal(read.IsClosed, true);
});

test('an opportunity tells whether it is won', async () => {
  const conn = await login();
  const made = await conn.sobject('Opportunity').create({ Name: 'Deal', StageName: 'Closed Won', CloseDate: '2026-03-31', Amount: 1000.5 });
  const read = await conn.sobject('Opportunity').retrieve(made.id);
  assert.deepEqual([read.IsWon, read.IsClosed, read.Probability, read.Amount], [true, true, 100, 1000.5]);
});

test('composite steps refer to earlier ones', async () => {
  const conn = await login();
  const key = unique('composite');
  const answer = await conn.requestPost(`/services/data/v${version}/composite`, {
    allOrNone: true,
    compositeRequest: [
      { method: 'PATCH', url: `/services/data/v${version}/sobjects/Contact/CxHub_Id__c/${key}`, referenceId: 'c1', body: { LastName: 'Comp', CxHub_Nps__c: 3 } },
      { method: 'POST', url: `/services/data/v${version}/sobjects/Task/`, referenceId: 't1', body: { Subject: 'Call', WhoId: '@{c1.id}' } },
      { method: 'GET', url: `/services/data/v${version}/sobjects/Task/@{t1.id}?fields=WhoId`, referenceId: 'r1' },
    ],
  });
  const [contact, task, read] = answer.compositeResponse;
  assert.deepEqual([contact.httpStatusCode, task.httpStatusCode, read.httpStatusCode], [201, 201, 200]);
  assert.equal(read.body.WhoId, contact.body.id);
  assert.ok(task.httpHeaders.Location.endsWith(task.body.id));
});

test('a failing composite step takes everything back', async () => {
  const conn = await login();
  const key = unique('rollback');
  const answer = await conn.requestPost(`/services/data/v${version}/composite`, {
    allOrNone: true,
    compositeRequest: [
      { method: 'PATCH', url: `/services/data/v${version}/sobjects/Contact/CxHub_Id__c/${key}`, referenceId: 'c1', body: { LastName: 'Gone' } },
      { method: 'POST', url: `/services/data/v${version}/sobjects/Contact`, referenceId: 'c2', body: { FirstName: 'Bad' } },
    ],
  });
  assert.deepEqual(answer.compositeResponse.map((one) => one.body[0].errorCode), ['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING']);
  assert.equal((await conn.query(`SELECT Id FROM Contact WHERE CxHub_Id__c = '${key}'`)).totalSize, 0);
});

test('a graph fails alone', async () => {
  const conn = await login();
  const node = (body) => ({ method: 'POST', url: `/services/data/v${version}/sobjects/Contact`, referenceId: 'c', body });
  const answer = await conn.requestPost(`/services/data/v${version}/composite/graph`, {
    graphs: [
      { graphId: 'good', compositeRequest: [node({ LastName: 'G' }), { method: 'POST', url: `/services/data/v${version}/sobjects/Case/`, referenceId: 'k', body: { Subject: 'D', ContactId: '@{c.id}' } }] },
      { graphId: 'bad', compositeRequest: [node({ LastName: 'B', Email: 'not-an-address' })] },
    ],
  });
  assert.deepEqual(answer.graphs.map((one) => [one.graphId, one.isSuccessful]), [['good', true], ['bad', false]]);
  assert.equal(answer.graphs[1].graphResponse.compositeResponse[0].body[0].errorCode, 'INVALID_EMAIL_ADDRESS');
});

test('a batch answers each part and a tree saves all or nothing', async () => {
  const conn = await login();
  const batch = await conn.requestPost(`/services/data/v${version}/composite/batch`, {
    batchRequests: [{ method: 'GET', url: `/services/data/v${version}/sobjects/Contact/describe` }, { method: 'GET', url: `v${version}/sobjects/Nope` }],
  });
  assert.equal(batch.hasErrors, true);
  assert.deepEqual(batch.results.map((one) => one.statusCode), [200, 404]);
  const record = (referenceId, more) => ({ attributes: { type: 'Account', referenceId }, Name: 'Tree', ...more });
  const tree = await conn.requestPost(`/services/data/v${version}/composite/tree/Account`, { records: [record('a1', { Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'c1' }, LastName: 'Leaf' }] } })] });
  assert.equal(tree.hasErrors, false);
  assert.deepEqual(tree.results.map((one) => one.referenceId), ['a1', 'c1']);
  const broken = await refused(conn.requestPost(`/services/data/v${version}/composite/tree/Account`, { records: [record('a1'), { attributes: { type: 'Account', referenceId: 'a2' } }] }));
  assert.ok(broken);
});

test('bulk ingest loads a file and tells each row', async () => {
  const conn = await login();
  conn.bulk2.pollInterval = 50;
  const keys = Array.from({ length: 300 }, () => unique('bulk'));
  const rows = keys.map((key, at) => ({ CxHub_Id__c: key, LastName: at === 5 ? '' : 'Ruiz, "Jo"', CxHub_Nps__c: at % 11 }));
  const results = await conn.bulk2.loadAndWaitForResults({ object: 'Contact', operation: 'upsert', externalIdFieldName: 'CxHub_Id__c', input: rows, pollInterval: 50, pollTimeout: 20000 });
  assert.equal(results.successfulResults.length, 299);
  assert.equal(results.failedResults.length, 1);
  assert.match(results.failedResults[0].sf__Error, /^REQUIRED_FIELD_MISSING:Required fields are missing: \[LastName\]:LastName --/);
  assert.equal(results.failedResults[0].CxHub_Id__c, keys[5]);
  const [saved] = (await conn.query(`SELECT LastName, CxHub_Nps__c FROM Contact WHERE CxHub_Id__c = '${keys[7]}'`)).records;
  assert.deepEqual([saved.LastName, saved.CxHub_Nps__c], ['Ruiz, "Jo"', 7]);
});

test('bulk ingest leaves an empty cell alone and clears with #N/A', async () => {
  const conn = await login();
  const key = unique('clear');
  await newContact(conn, { CxHub_Id__c: key, Phone: '1', Title: 'Boss' });
  const results = await conn.bulk2.loadAndWaitForResults({ object: 'Contact', operation: 'upsert', externalIdFieldName: 'CxHub_Id__c', input: `CxHub_Id__c,LastName,Phone,Title\n${key},,,#N/A\n`, pollInterval: 50 });
  assert.equal(results.failedResults.length, 0);
  const [saved] = (await conn.query(`SELECT LastName, Phone, Title FROM Contact WHERE CxHub_Id__c = '${key}'`)).records;
  assert.deepEqual([saved.LastName, saved.Phone, saved.Title], ['Contract', '1', null]);
});

test('bulk ingest with an unknown column fails the job and leaves the rows unprocessed', async () => {
  const conn = await login();
  const job = conn.bulk2.createJob({ object: 'Contact', operation: 'insert' });
  await job.open();
  await job.uploadData('LastName,Nope__c\nA,1\n');
  await job.close();
  const info = await job.check();
  assert.equal(info.state, 'Failed');
  assert.match(info.errorMessage, /InvalidBatch : Field name not found : Nope__c/);
  assert.equal((await job.getUnprocessedRecords()).length, 1);
});

test('bulk ingest takes one upload and no other state', async () => {
  const conn = await login();
  const job = conn.bulk2.createJob({ object: 'Contact', operation: 'insert' });
  await job.open();
  await job.uploadData('LastName\nA\n');
  const second = await fetch(`${base.salesforce}/services/data/v${version}/jobs/ingest/${job.id}/batches`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${conn.accessToken}`, 'content-type': 'text/csv' },
    body: 'LastName\nB\n',
  });
  assert.deepEqual([second.status, (await second.json())[0].errorCode], [400, 'INVALIDJOBSTATE']);
  await job.abort();
  await job.delete();
});

test('bulk query downloads more than a page', async () => {
  const conn = await login();
  conn.bulk2.pollInterval = 50;
  const stream = await conn.bulk2.query("SELECT Id, LastName, Account.Name FROM Contact WHERE LastName LIKE 'Seed%'");
  const rows = await stream.toArray();
  assert.equal(rows.length, 5000);
  assert.ok(rows.every((one) => one.Id.length === 18 && 'Account.Name' in one));
});

test('bulk query pages by locator and ends with the text null', async () => {
  const conn = await login();
  const headers = { authorization: `Bearer ${conn.accessToken}`, 'content-type': 'application/json' };
  const jobs = `${base.salesforce}/services/data/v${version}/jobs/query`;
  const job = await (await fetch(jobs, { method: 'POST', headers, body: JSON.stringify({ operation: 'query', query: "SELECT Id FROM Contact WHERE LastName LIKE 'Seed%'" }) })).json();
  assert.equal(job.state, 'UploadComplete');
  assert.equal((await (await fetch(`${jobs}/${job.id}`, { headers })).json()).numberRecordsProcessed, 5000);
  let locator = '';
  let rows = 0;
  let pages = 0;

  while (locator !== 'null') {
    const page = await fetch(`${jobs}/${job.id}/results?maxRecords=2000${locator ? `&locator=${locator}` : ''}`, { headers });
    locator = page.headers.get('sforce-locator');
    rows += Number(page.headers.get('sforce-numberofrecords'));
    pages += 1;
    assert.ok((await page.text()).startsWith('"Id"\n'));
  }

  assert.deepEqual([rows, pages], [5000, 3]);
  const other = await fetch(`${base.salesforce}/services/data/v61.0/jobs/query/${job.id}/results`, { headers });
  assert.equal(other.status, 409);
});

test('bulk query refuses compound fields and aggregates', async () => {
  const conn = await login();
  const post = (query) => conn.requestPost(`/services/data/v${version}/jobs/query`, { operation: 'query', query });
  assert.match((await refused(post('SELECT MailingAddress FROM Contact'))).message, /compound data not supported/);
  assert.equal((await refused(post('SELECT COUNT(Id) FROM Contact'))).errorCode, 'API_ERROR');
  assert.equal((await refused(post('SELECT MasterLabel FROM TaskStatus'))).errorCode, 'INVALIDENTITY');
});

test('a bulk call with a dead session is refreshed', async () => {
  let refreshes = 0;
  const first = await login();
  const conn = new jsforce.Connection({
    instanceUrl: base.salesforce,
    accessToken: first.accessToken,
    version,
    refreshFn: async (_, done) => {
      refreshes += 1;
      done(null, (await login()).accessToken);
    },
  });
  await control('POST', '/servers/salesforce/expire-tokens');
  const results = await conn.bulk2.loadAndWaitForResults({ object: 'Contact', operation: 'insert', input: 'LastName\nAfter refresh\n', pollInterval: 50 });
  assert.equal(results.successfulResults.length, 1);
  assert.equal(refreshes, 1);
});

test('a locator dies with its session, however often the client refreshes', async () => {
  let refreshes = 0;
  const first = await login();
  const conn = new jsforce.Connection({
    instanceUrl: base.salesforce,
    accessToken: first.accessToken,
    version,
    refreshFn: async (_, done) => {
      refreshes += 1;

      // The client itself never gives up: new token, same dead locator, 401, for ever.
      if (refreshes > 3) {
        done(new Error('gave up'));
        return;
      }

      done(null, (await login()).accessToken);
    },
  });
  const page = await conn.query("SELECT Id FROM Contact WHERE LastName LIKE 'Seed%'");
  await control('POST', '/servers/salesforce/expire-tokens');
  const error = await refused(conn.queryMore(page.nextRecordsUrl));
  assert.match(error.message, /gave up/);
  assert.equal((await conn.query('SELECT COUNT() FROM Contact')).done, true);
});

test('a dropped locator is INVALID_QUERY_LOCATOR', async () => {
  const conn = await login();
  const page = await conn.query("SELECT Id FROM Contact WHERE LastName LIKE 'Seed%'");
  await control('POST', '/servers/salesforce/drop-cursors');
  assert.equal((await refused(conn.queryMore(page.nextRecordsUrl))).errorCode, 'INVALID_QUERY_LOCATOR');
});

test('a custom field is invisible until a permission set grants it', async () => {
  const conn = await login();
  const name = `Proof_${process.pid}__c`;
  const made = await conn.tooling.sobject('CustomField').create({ FullName: `Contact.${name}`, Metadata: { label: 'Proof', type: 'Number', precision: 4, scale: 0, required: false } });
  assert.ok(made.success);
  assert.equal((await refused(conn.query(`SELECT ${name} FROM Contact LIMIT 1`))).errorCode, 'INVALID_FIELD');
  const twice = await refused(conn.tooling.sobject('CustomField').create({ FullName: `Contact.${name}`, Metadata: { label: 'Proof', type: 'Number', precision: 4, scale: 0 } }));
  assert.equal(twice.errorCode, 'DUPLICATE_DEVELOPER_NAME');
  const found = await conn.tooling.query(`SELECT Id, DeveloperName, TableEnumOrId FROM CustomField WHERE DeveloperName = '${name.slice(0, -3)}'`);
  assert.equal(found.records[0].Id, made.id);
  const set = await conn.sobject('PermissionSet').create({ Name: `CxHub_${process.pid}`, Label: 'CxHub' });
  const [granted] = await conn.sobject('FieldPermissions').create([{ ParentId: set.id, SobjectType: 'Contact', Field: `Contact.${name}`, PermissionsRead: true, PermissionsEdit: true }]);
  assert.ok(granted.success);
  await conn.sobject('PermissionSetAssignment').create({ AssigneeId: conn.userInfo.id, PermissionSetId: set.id });
  const id = await newContact(conn, { [name]: 7 });
  assert.equal((await conn.sobject('Contact').retrieve(id))[name], 7);
});

test('activity fields are granted by the name of Task', async () => {
  const conn = await login();
  const set = await conn.sobject('PermissionSet').create({ Name: `CxHub_Act_${process.pid}`, Label: 'CxHub' });
  const error = await refused(conn.sobject('FieldPermissions').create({ ParentId: set.id, SobjectType: 'Activity', Field: 'Activity.CxHub_Key__c', PermissionsRead: true, PermissionsEdit: false }));
  assert.equal(error.errorCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
});

test('a hidden field looks like a missing one', async () => {
  const conn = await login();
  await fault({ effect: 'HideField', server: 'salesforce', entity: 'Contact', row: 'CxHub_Csat__c' });
  assert.equal((await refused(conn.query('SELECT CxHub_Csat__c FROM Contact LIMIT 1'))).errorCode, 'INVALID_FIELD');
  const contact = await conn.sobject('Contact').describe();
  assert.ok(!contact.fields.some((one) => one.name === 'CxHub_Csat__c'));
});

test('a duplicate rule refuses unless the header allows it', async () => {
  const conn = await login();
  await control('POST', '/servers/salesforce/duplicate-rules', { object: 'Contact', fields: ['Email'] });

  try {
    const Email = `${unique('dup')}@example.com`;
    await newContact(conn, { Email });
    const error = await refused(newContact(conn, { Email }));
    assert.equal(error.errorCode, 'DUPLICATES_DETECTED');
    const saved = await conn.sobject('Contact').create({ LastName: 'Anyway', Email }, { headers: { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' } });
    assert.ok(saved.success);
  } finally {
    await control('DELETE', '/servers/salesforce/duplicate-rules');
  }
});

test('a locked row fails alone and passes the second time', async () => {
  const conn = await login();
  const id = await newContact(conn);
  await fault({ effect: 'RowLock', server: 'salesforce', row: id, count: 1 });
  const [locked] = await conn.sobject('Contact').update([{ Id: id, Title: 'A' }]);
  assert.equal(locked.errors[0].statusCode, 'UNABLE_TO_LOCK_ROW');
  assert.equal(locked.id, id);
  const [passed] = await conn.sobject('Contact').update([{ Id: id, Title: 'A' }]);
  assert.equal(passed.success, true);
});

test('a poison row is refused by a validation rule every time', async () => {
  const conn = await login();
  const id = await newContact(conn);
  await fault({ effect: 'PoisonRow', server: 'salesforce', row: id });
  const error = await refused(conn.sobject('Contact').update({ Id: id, Title: 'A' }));
  assert.equal(error.errorCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
});

test('an inactive owner is refused', async () => {
  const conn = await login();
  const error = await refused(newContact(conn, { OwnerId: '005000000000000AAA' }));
  assert.equal(error.errorCode, 'INVALID_CROSS_REFERENCE_KEY');
  const user = await conn.sobject('User').create({ Username: `${unique('u')}@example.com`, LastName: 'Gone', Email: 'gone@example.com', IsActive: false });
  assert.equal((await refused(newContact(conn, { OwnerId: user.id }))).errorCode, 'INACTIVE_OWNER_OR_USER');
});

test('a 503 on a read is tried again by the client, a 403 limit is not', async () => {
  const conn = await login();
  await fault({ effect: 'Status', server: 'salesforce', path: '*/query*', status: 503, count: 1 });
  assert.equal((await conn.query('SELECT Id FROM Contact LIMIT 1')).totalSize, 1);
  await fault({ effect: 'Status', server: 'salesforce', path: '*/query*', status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentPerOrgLongTxn Limit exceeded.', count: 1 });
  assert.equal((await refused(conn.query('SELECT Id FROM Contact LIMIT 1'))).errorCode, 'REQUEST_LIMIT_EXCEEDED');
});

test('the daily allowance is told and runs out', async () => {
  const conn = await login();
  const limits = await conn.limits();
  assert.equal(limits.DailyApiRequests.Max, 100000);
  assert.ok(conn.limitInfo.apiUsage.used > 0);
  assert.equal(conn.limitInfo.apiUsage.limit, 100000);
  await fault({ effect: 'QuotaLeft', server: 'salesforce', value: 1, count: 1 });
  await conn.query('SELECT COUNT() FROM Contact');
  const error = await refused(conn.query('SELECT COUNT() FROM Contact'));
  assert.equal(error.errorCode, 'REQUEST_LIMIT_EXCEEDED');
  await control('POST', '/clock', { advanceSeconds: 25 * 3600 });
  assert.equal((await (await login()).query('SELECT COUNT() FROM Contact')).done, true);
});

test('an HTML answer and half an answer are errors', async () => {
  const conn = await login();
  await fault({ effect: 'Html', server: 'salesforce', path: '*/sobjects/Contact', method: 'POST', status: 502, count: 1 });
  assert.ok(await refused(newContact(conn)));
  await fault({ effect: 'MalformedBody', server: 'salesforce', path: '*/limits', count: 1 });
  const half = await fetch(`${base.salesforce}/services/data/v${version}/limits`, { headers: { authorization: `Bearer ${conn.accessToken}` } });
  assert.equal(half.status, 200);
  await refused(half.json());
});

test('a cut after the commit leaves the row, a cut before does not', async () => {
  const conn = await login();
  const [after, before] = [unique('cut'), unique('cut')];
  await fault({ effect: 'CutAfterCommit', server: 'salesforce', method: 'PATCH', count: 1 });
  assert.ok(await refused(conn.sobject('Contact').upsert({ CxHub_Id__c: after, LastName: 'Kept' }, 'CxHub_Id__c')));
  await fault({ effect: 'CutBeforeCommit', server: 'salesforce', method: 'PATCH', count: 1 });
  assert.ok(await refused(conn.sobject('Contact').upsert({ CxHub_Id__c: before, LastName: 'Lost' }, 'CxHub_Id__c')));
  const found = await conn.query(`SELECT CxHub_Id__c FROM Contact WHERE CxHub_Id__c IN ('${after}', '${before}')`);
  assert.deepEqual(found.records.map((one) => one.CxHub_Id__c), [after]);
});

test('errors have a shape of their own at the token endpoint, in REST, in rows and in result files', async () => {
  const token = await fetch(`${base.salesforce}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'sandbox', client_secret: 'wrong' }) });
  assert.deepEqual(Object.keys(await token.json()).sort(), ['error', 'error_description']);
  const conn = await login();
  const headers = { authorization: `Bearer ${conn.accessToken}`, 'content-type': 'application/json' };
  const rest = await (await fetch(`${base.salesforce}/services/data/v${version}/query?q=SELECT+Nope+FROM+Contact`, { headers })).json();
  assert.deepEqual([Array.isArray(rest), rest[0].errorCode, 'statusCode' in rest[0]], [true, 'INVALID_FIELD', false]);
  const body = JSON.stringify({ allOrNone: false, records: [{ attributes: { type: 'Contact' }, FirstName: 'No last name' }] });
  const rows = await fetch(`${base.salesforce}/services/data/v${version}/composite/sobjects`, { method: 'POST', headers, body });
  const [row] = await rows.json();
  assert.deepEqual([rows.status, row.success, row.errors[0].statusCode, 'errorCode' in row.errors[0]], [200, false, 'REQUIRED_FIELD_MISSING', false]);
  const results = await conn.bulk2.loadAndWaitForResults({ object: 'Contact', operation: 'insert', input: 'FirstName\nNo last name\n', pollInterval: 50 });
  assert.match(results.failedResults[0].sf__Error, /^REQUIRED_FIELD_MISSING:.*:LastName --$/);
});

test('an empty call-options header is taken, and data answers tell the allowance where the version list does not', async () => {
  const conn = await login();
  const headers = { authorization: `Bearer ${conn.accessToken}`, 'Sforce-Call-Options': '' };
  const data = await fetch(`${base.salesforce}/services/data/v${version}/query?q=SELECT+Id+FROM+Contact+LIMIT+1`, { headers });
  assert.equal(data.status, 200);
  assert.match(data.headers.get('sforce-limit-info'), /(^|[ ;])api-usage=\d+\/\d+/);
  assert.equal((await fetch(`${base.salesforce}/services/data`)).headers.get('sforce-limit-info'), null);
});

test('a composite step may name its address with a slash at the end', async () => {
  const conn = await login();
  const url = `/services/data/v${version}/composite/sobjects/`;
  const step = { method: 'POST', url, referenceId: 'made', body: { allOrNone: false, records: [{ attributes: { type: 'Contact' }, LastName: 'Slash' }] } };
  const answer = await conn.request({ method: 'POST', url: `/services/data/v${version}/composite`, body: JSON.stringify({ compositeRequest: [step] }), headers: { 'content-type': 'application/json' } });
  assert.equal(answer.compositeResponse[0].httpStatusCode, 200);
  assert.equal(answer.compositeResponse[0].body[0].success, true);
});

test('logout ends the session', async () => {
  const conn = await login();
  const { accessToken } = conn;
  await conn.logout();
  const dead = new jsforce.Connection({ instanceUrl: base.salesforce, accessToken, version });
  assert.equal((await refused(dead.query('SELECT Id FROM Contact LIMIT 1'))).errorCode, 'INVALID_SESSION_ID');
});

await run();
