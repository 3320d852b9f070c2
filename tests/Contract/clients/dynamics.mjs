// dynamics-web-api 2.5.0, unchanged, against the Dataverse look-alike.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DynamicsWebApi } from 'dynamics-web-api';
import { base, control, fault, refused, run, test } from './harness.mjs';

const api = `${base.dataverse}/api/data/v9.2/`;
let token;

async function tokenAnswer(fields = {}) {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'sandbox', client_secret: 'sandbox', scope: `${base.dataverse}/.default`, ...fields });
  return fetch(`${base.dataverse}/sandbox/oauth2/v2.0/token`, { method: 'POST', body });
}

async function connect(options = {}) {
  token ??= (await (await tokenAnswer()).json()).access_token;
  return new DynamicsWebApi({ serverUrl: base.dataverse, dataApi: { version: '9.2' }, onTokenRefresh: async () => token, ...options });
}

const newContact = async (client, data = {}) => client.create({ collection: 'contacts', data: { lastname: 'Contract', ...data } });

test('the token endpoint grants', async () => {
  const answer = await tokenAnswer();
  const granted = await answer.json();
  assert.equal(granted.token_type, 'Bearer');
  assert.equal(granted.expires_in, 3599);
  assert.equal('refresh_token' in granted, false);
});

test('the token endpoint refuses a wrong secret, resource and grant', async () => {
  const wrong = await tokenAnswer({ client_secret: 'x' });
  assert.equal(wrong.status, 401);
  assert.deepEqual((await wrong.json()).error_codes, [7000215]);
  const resource = await tokenAnswer({ scope: 'https://other.example/.default' });
  assert.deepEqual([resource.status, (await resource.json()).error], [400, 'invalid_resource']);
  assert.equal((await tokenAnswer({ scope: base.dataverse })).status, 400);
  assert.equal((await (await tokenAnswer({ grant_type: 'password' })).json()).error, 'unsupported_grant_type');
});

test('another bearer is 401 without a body', async () => {
  const client = await connect({ onTokenRefresh: async () => 'nonsense' });
  const error = await refused(client.callFunction('WhoAmI'));
  assert.equal(error.status, 401);
  assert.ok(error.headers['www-authenticate'].startsWith('Bearer authorization_uri='));
});

test('WhoAmI by both spellings, and not by POST', async () => {
  const client = await connect();
  const me = await client.callFunction('WhoAmI');
  assert.equal(me.UserId, 'aa11bb22-0000-4000-8000-000000000002');
  const headers = { authorization: `Bearer ${token}` };
  assert.equal((await fetch(`${api}WhoAmI`, { headers })).status, 200);
  assert.equal((await fetch(`${api}WhoAmI`, { method: 'POST', headers })).status, 404);
});

test('entity names resolve to set names', async () => {
  const client = await connect({ useEntityNames: true });
  const rows = await client.retrieveMultiple({ collection: 'opportunity', select: ['name'], top: 1 });
  assert.ok(Array.isArray(rows.value));
});

test('create answers the id, or the row when asked', async () => {
  const client = await connect();
  const id = await newContact(client, { firstname: 'Ana' });
  assert.match(id, /^[0-9a-f-]{36}$/);
  const row = await client.create({ collection: 'contacts', data: { lastname: 'Full' }, returnRepresentation: true, select: ['fullname'] });
  assert.equal(row.fullname, 'Full');
  assert.ok(row.contactid && row['@odata.etag']);
});

test('retrieve selects columns and always gives key and etag', async () => {
  const client = await connect();
  const id = await newContact(client, { firstname: 'Ana', jobtitle: 'Buyer' });
  const row = await client.retrieve({ collection: 'contacts', key: id, select: ['jobtitle'] });
  assert.deepEqual(Object.keys(row).sort(), ['@odata.context', '@odata.etag', 'contactid', 'jobtitle', 'oDataContext']);
  assert.ok(row['@odata.context'].endsWith('$metadata#contacts(jobtitle)/$entity'));
});

test('a matching etag is 304 and the text null is no condition', async () => {
  const client = await connect();
  const id = await newContact(client);
  const row = await client.retrieve({ collection: 'contacts', key: id, select: ['lastname'] });
  assert.equal(await client.retrieve({ collection: 'contacts', key: id, select: ['lastname'], ifnonematch: row['@odata.etag'] }), undefined);
  assert.equal((await client.retrieve({ collection: 'contacts', key: id, select: ['lastname'], ifnonematch: 'null' })).lastname, 'Contract');
});

test('an alternate key hits whatever the case of its value, and misses', async () => {
  const client = await connect();
  const row = await client.retrieve({ collection: 'contacts', key: "cxh_externalid='SEED-7'", select: ['lastname'] });
  assert.equal(row.lastname, 'Seed 00007');
  const missing = await refused(client.retrieve({ collection: 'contacts', key: "cxh_externalid='nobody'" }));
  assert.deepEqual([missing.status, missing.code], [404, '0x80060891']);
  const undeclared = await refused(client.retrieve({ collection: 'contacts', key: "lastname='Seed 00007'" }));
  assert.equal(undeclared.status, 400);
  assert.match(undeclared.message, /The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.contact'/);
});

test('a key value with a forbidden character does not work', async () => {
  const client = await connect();
  assert.equal((await refused(client.retrieve({ collection: 'contacts', key: "cxh_externalid='a*b'" }))).status, 400);
});

test('a second row with the same key value is 412', async () => {
  const client = await connect();
  const error = await refused(newContact(client, { cxh_externalid: 'seed-1' }));
  assert.deepEqual([error.status, error.code], [412, '0x80060892']);
});

test('a list pages through three pages and the last has no link', async () => {
  const client = await connect();
  const seen = new Set();
  const request = { collection: 'contacts', select: ['lastname'], filter: "startswith(lastname,'Seed ')", orderBy: ['createdon asc', 'contactid asc'], maxPageSize: 5000 };
  let page = await client.retrieveMultiple(request);
  let pages = 1;

  for (;;) {
    page.value.forEach((one) => seen.add(one.contactid));

    if (!page['@odata.nextLink']) {
      break;
    }

    assert.ok(page['@odata.nextLink'].startsWith(api));
    page = await client.retrieveMultiple(request, page['@odata.nextLink']);
    pages += 1;
  }

  assert.deepEqual([pages, seen.size], [3, 12000]);
});

test('retrieveAll walks all pages', async () => {
  const client = await connect();
  const all = await client.retrieveAll({ collection: 'contacts', select: ['contactid'], filter: "startswith(lastname,'Seed ')" });
  assert.equal(all.value.length, 12000);
});

test('every comparison, quote doubling, case and literal forms', async () => {
  const client = await connect();
  const id = await newContact(client, { lastname: "O'Brien", cxh_nps: 9, cxh_csat: 4.25, birthdate: '1980-05-06', donotemail: true });
  const find = async (filter) => (await client.retrieveMultiple({ collection: 'contacts', select: ['contactid'], filter: `contactid eq ${id} and ${filter}` })).value.length;

  for (const filter of [
    "lastname eq 'O''BRIEN'", "lastname ne 'x'", 'cxh_nps gt 8', 'cxh_nps ge 9', 'cxh_nps lt 10', 'cxh_nps le 9', 'cxh_csat eq 4.25', 'donotemail eq true',
    'birthdate eq 1980-05-06', 'createdon ge 2020-01-01T00:00:00Z', 'firstname eq null', 'not (cxh_nps eq 8)', "(cxh_nps eq 1 or cxh_nps eq 9)",
    "contains(lastname,'brien')", "startswith(lastname,'o')", "endswith(lastname,'N')", 'cxh_segment eq null', 'statecode eq 0', 'firstname eq middlename',
    "Microsoft.Dynamics.CRM.In(PropertyName='cxh_nps',PropertyValues=['9','10'])", "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=2)",
  ]) {
    assert.equal(await find(filter), 1, filter);
  }

  for (const filter of ["lastname eq 'OBrien'", 'cxh_nps gt 9', 'donotemail eq false', 'birthdate gt 1980-05-06']) {
    assert.equal(await find(filter), 0, filter);
  }
});

test('the string functions know the wildcards of SQL', async () => {
  const client = await connect();
  await newContact(client, { lastname: 'Wild', emailaddress1: 'axb@example.com' });
  const found = await client.retrieveMultiple({ collection: 'contacts', select: ['emailaddress1'], filter: "contains(emailaddress1,'a_b@')" });
  assert.ok(found.value.some((one) => one.emailaddress1 === 'axb@example.com'));
});

test('a filter through a lookup and an any over a collection', async () => {
  const client = await connect();
  const account = await client.create({ collection: 'accounts', data: { name: 'Through Ltd' } });
  const contact = await newContact(client, { 'parentcustomerid_account@odata.bind': `/accounts(${account})` });
  await client.create({ collection: 'tasks', data: { subject: 'Open one', 'regardingobjectid_contact_task@odata.bind': `/contacts(${contact})` } });
  const through = await client.retrieveMultiple({ collection: 'contacts', select: ['contactid'], filter: "parentcustomerid_account/name eq 'through ltd'" });
  assert.deepEqual(through.value.map((one) => one.contactid), [contact]);
  const any = await client.retrieveMultiple({ collection: 'contacts', select: ['contactid'], filter: "Contact_Tasks/any(t:t/subject eq 'Open one')" });
  assert.deepEqual(any.value.map((one) => one.contactid), [contact]);
});

test('filter mistakes are 400 with the words of the service', async () => {
  const client = await connect();
  const ask = (filter) => refused(client.retrieveMultiple({ collection: 'contacts', select: ['contactid'], filter }));
  assert.match((await ask("lastname eq 'open")).message, /unterminated literal at position/);
  assert.match((await ask('nope eq 1')).message, /Could not find a property named 'nope' on type 'Microsoft.Dynamics.CRM.contact'/);
  assert.match((await ask("contactid eq 'x'")).message, /incompatible types/);
  assert.equal((await ask('nope eq 1')).code, '0x80060888');
  assert.match((await ask('parentcustomerid eq null')).message, /Could not find a property/);
});

test('unknown sets and skip are refused', async () => {
  const client = await connect();
  const set = await refused(client.retrieveMultiple({ collection: 'acounts' }));
  assert.equal(set.status, 404);
  assert.match(set.message, /Resource not found for the segment 'acounts'/);
  const skip = await refused(client.retrieveMultiple({ collection: 'contacts', queryParams: ['$skip=5'] }));
  assert.match(skip.message, /Skip Clause is not supported in CRM/);
});

test('order and top work and top is ignored beside a page size', async () => {
  const client = await connect();
  const filter = "startswith(lastname,'Seed ')";
  const top = await client.retrieveMultiple({ collection: 'contacts', select: ['lastname'], filter, orderBy: ['lastname desc'], top: 2 });
  assert.deepEqual(top.value.map((one) => one.lastname), ['Seed 11999', 'Seed 11998']);
  const paged = await client.retrieveMultiple({ collection: 'contacts', select: ['lastname'], filter, top: 2, maxPageSize: 10 });
  assert.equal(paged.value.length, 10);
});

test('counts are capped at five thousand and say so', async () => {
  const client = await connect();
  assert.equal(await client.count({ collection: 'contacts' }), 5000);
  assert.equal(await client.count({ collection: 'contacts', filter: "lastname eq 'Seed 00001'" }), 1);
  const page = await client.retrieveMultiple({ collection: 'contacts', select: ['contactid'], count: true, maxPageSize: 1, includeAnnotations: '*' });
  assert.equal(page['@odata.count'], 5000);
  assert.equal(page['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded'], true);
  assert.equal(await client.countAll({ collection: 'contacts', filter: "startswith(lastname,'Seed ')", select: ['contactid'] }), 12000);
});

test('aggregation groups and counts', async () => {
  const client = await connect();
  const answer = await client.retrieveMultiple({ collection: 'contacts', apply: "filter(startswith(lastname,'Seed '))/groupby((firstname),aggregate($count as number))" });
  assert.deepEqual(Object.fromEntries(answer.value.map((one) => [one.firstname, one.number])), { Nguyễn: 6000, Ana: 6000 });
});

test('annotations come as preferred: none, one, all', async () => {
  const client = await connect();
  const request = { collection: 'contacts', key: "cxh_externalid='seed-0'", select: ['statecode', '_parentcustomerid_value'] };
  assert.ok(!Object.keys(await client.retrieve(request)).some((name) => name.includes('FormattedValue')));
  const one = await client.retrieve({ ...request, includeAnnotations: 'OData.Community.Display.V1.FormattedValue' });
  assert.equal(one['statecode@OData.Community.Display.V1.FormattedValue'], 'Active');
  assert.equal(one['_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname'], undefined);
  const all = await client.retrieve({ ...request, includeAnnotations: '*' });
  assert.equal(all['_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname'], 'account');
  assert.equal(all['_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty'], 'parentcustomerid_account');
});

test('date-times come back as dates', async () => {
  const client = await connect();
  const id = await newContact(client, { cxh_scoreat: '2026-01-31T10:00:00.750Z' });
  const row = await client.retrieve({ collection: 'contacts', key: id, select: ['cxh_scoreat'] });
  assert.ok(row.cxh_scoreat instanceof Date);
  assert.equal(row.cxh_scoreat.toISOString(), '2026-01-31T10:00:00.000Z');
});

test('lookups are bound by every form of address and expanded', async () => {
  const client = await connect();
  const account = await client.create({ collection: 'accounts', data: { name: 'Bound', cxh_externalid: `acc-${process.pid}` } });

  for (const uri of [`/accounts(${account})`, `accounts(${account})`, `${api}accounts(${account})`, `/accounts(cxh_externalid='acc-${process.pid}')`]) {
    const id = await newContact(client, { 'parentcustomerid_account@odata.bind': uri });
    const row = await client.retrieve({ collection: 'contacts', key: id, select: ['fullname'], expand: [{ property: 'parentcustomerid_account', select: ['name'] }] });
    assert.equal(row.parentcustomerid_account.name, 'Bound', uri);
  }

  const parent = await client.retrieve({ collection: 'accounts', key: account, select: ['name'], expand: [{ property: 'contact_customer_accounts', select: ['lastname'], top: 2 }] });
  assert.equal(parent.contact_customer_accounts.length, 2);
  const children = await client.retrieveMultiple({ collection: `accounts(${account})/contact_customer_accounts`, select: ['lastname'] });
  assert.equal(children.value.length, 4);
});

test('a bind by column name or by a wrong navigation is 0x80048d19', async () => {
  const client = await connect();
  const byColumn = await refused(newContact(client, { 'parentcustomerid@odata.bind': '/accounts(00000000-0000-4000-8000-0000000000aa)' }));
  assert.equal(byColumn.code, '0x80048d19');
  assert.match(byColumn.message, /An undeclared property 'parentcustomerid' which only has property annotations/);
  const byBase = await refused(client.create({ collection: 'tasks', data: { subject: 'x', 'regardingobjectid_contact@odata.bind': '/contacts(00000001-0000-4000-8000-000000000001)' } }));
  assert.equal(byBase.code, '0x80048d19');
  const unknown = await refused(newContact(client, { nope: 1 }));
  assert.match(unknown.message, /The property 'nope' does not exist on type 'Microsoft.Dynamics.CRM.contact'/);
});

test('references are set and removed', async () => {
  const client = await connect();
  const id = await newContact(client);
  const account = '00000000-0000-4000-8000-0000000000aa';
  const parent = async () => (await client.retrieve({ collection: 'contacts', key: id, select: ['_parentcustomerid_value'] }))._parentcustomerid_value;
  await client.associateSingleValued({ collection: 'contacts', primaryKey: id, navigationProperty: 'parentcustomerid_account', relatedCollection: 'accounts', relatedKey: account });
  assert.equal(await parent(), account);
  await client.disassociateSingleValued({ collection: 'contacts', primaryKey: id, navigationProperty: 'parentcustomerid_account' });
  assert.equal(await parent(), null);
  await client.associate({ collection: 'accounts', primaryKey: account, relationshipName: 'contact_customer_accounts', relatedCollection: 'contacts', relatedKey: id });
  assert.equal(await parent(), account);
  await client.disassociate({ collection: 'accounts', primaryKey: account, relationshipName: 'contact_customer_accounts', relatedKey: id });
  assert.equal(await parent(), null);
});

test('update merges, null clears, and never inserts', async () => {
  const client = await connect();
  const id = await newContact(client, { firstname: 'Ana', jobtitle: 'Buyer' });
  await client.update({ collection: 'contacts', key: id, data: { jobtitle: null, department: 'Sales' } });
  const row = await client.retrieve({ collection: 'contacts', key: id, select: ['firstname', 'jobtitle', 'department', 'fullname'] });
  assert.deepEqual([row.firstname, row.jobtitle, row.department, row.fullname], ['Ana', null, 'Sales', 'Ana Contract']);
  const missing = await refused(client.update({ collection: 'contacts', key: randomUUID(), data: { jobtitle: 'x' } }));
  assert.deepEqual([missing.status, missing.code], [404, '0x80040217']);
  assert.match(missing.message, /^contact With Id = .* Does Not Exist$/);
});

test('a single column is set and cleared', async () => {
  const client = await connect();
  const id = await newContact(client);
  await client.updateSingleProperty({ collection: 'contacts', key: id, fieldValuePair: { jobtitle: 'Boss' } });
  assert.equal((await client.retrieve({ collection: 'contacts', key: id, select: ['jobtitle'] })).jobtitle, 'Boss');
  await client.deleteRecord({ collection: 'contacts', key: id, property: 'jobtitle' });
  assert.equal((await client.retrieve({ collection: 'contacts', key: id, select: ['jobtitle'] })).jobtitle, null);
});

test('a stale etag stops update and delete', async () => {
  const client = await connect();
  const id = await newContact(client);
  const { '@odata.etag': stale } = await client.retrieve({ collection: 'contacts', key: id, select: ['lastname'] });
  await client.update({ collection: 'contacts', key: id, data: { jobtitle: 'A' } });
  assert.equal(await client.update({ collection: 'contacts', key: id, data: { jobtitle: 'B' }, ifmatch: stale }), false);
  assert.equal(await client.deleteRecord({ collection: 'contacts', key: id, ifmatch: stale }), false);
  await client.deleteRecord({ collection: 'contacts', key: id });
  assert.equal((await refused(client.retrieve({ collection: 'contacts', key: id }))).status, 404);
});

test('upsert by key creates and updates with the same answer', async () => {
  const client = await connect();
  const key = `cxh_externalid='up-${process.pid}'`;
  const first = await client.upsert({ collection: 'contacts', key, data: { lastname: 'One' }, returnRepresentation: true, select: ['lastname', 'cxh_externalid'] });
  assert.equal(first.cxh_externalid, `up-${process.pid}`);
  assert.equal(await client.upsert({ collection: 'contacts', key, data: { lastname: 'Two' } }), undefined);
  const raw = await fetch(`${api}contacts(${key})`, { method: 'PATCH', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: '{"lastname":"Three"}' });
  assert.equal(raw.status, 204);
  assert.equal(raw.headers.get('odata-entityid'), `${api}contacts(${key})`);
});

test('upsert is narrowed to insert or update, and takes a client-made id', async () => {
  const client = await connect();
  const id = randomUUID();
  assert.equal(await client.upsert({ collection: 'contacts', key: id, data: { lastname: 'x' }, ifmatch: '*' }), null);
  await client.upsert({ collection: 'contacts', key: id, data: { lastname: 'Mine' }, ifnonematch: '*' });
  assert.equal(await client.upsert({ collection: 'contacts', key: id, data: { lastname: 'Again' }, ifnonematch: '*' }), null);
  assert.equal((await client.retrieve({ collection: 'contacts', key: id, select: ['lastname'] })).lastname, 'Mine');
});

test('validation errors carry their codes', async () => {
  const client = await connect();
  const long = await refused(newContact(client, { firstname: 'A'.repeat(51) }));
  assert.equal(long.code, '0x80044331');
  assert.match(long.message, /length of the 'firstname' attribute of the 'contact' entity exceeded the maximum allowed length of '50'/);
  assert.equal((await refused(newContact(client, { cxh_segment: 5 }))).code.toLowerCase(), '0x8004431a');
  assert.equal((await refused(newContact(client, { cxh_nps: 'nine' }))).code, '0x80048d19');
  assert.equal((await refused(client.create({ collection: 'incidents', data: { title: 'No customer' } }))).status, 400);
});

test('a task is made exactly once, expanded, completed, and then read-only', async () => {
  const client = await connect();
  const contact = await newContact(client, { firstname: 'Ana' });
  const key = randomUUID();
  const data = { subject: 'Detractor: call Ana', category: 'CxHub', prioritycode: 2, scheduledend: '2026-02-02T17:00:00Z', 'regardingobjectid_contact_task@odata.bind': `/contacts(${contact})` };
  await client.upsert({ collection: 'tasks', key, data, ifnonematch: '*' });
  assert.equal(await client.upsert({ collection: 'tasks', key, data, ifnonematch: '*' }), null);
  const open = await client.retrieve({ collection: 'tasks', key, select: ['statecode', 'statuscode', 'activitytypecode'], expand: [{ property: 'regardingobjectid_contact_task', select: ['fullname'] }] });
  assert.deepEqual([open.statecode, open.statuscode, open.activitytypecode, open.regardingobjectid_contact_task.fullname], [0, 2, 'task', 'Ana Contract']);
  await client.update({ collection: 'tasks', key, data: { statecode: 1, statuscode: 5 } });
  const done = await client.retrieve({ collection: 'tasks', key, select: ['statecode', 'actualend'] });
  assert.equal(done.statecode, 1);
  assert.ok(done.actualend instanceof Date);
  assert.equal((await refused(client.update({ collection: 'tasks', key, data: { subject: 'Changed' } }))).status, 400);
  await client.update({ collection: 'tasks', key, data: { statecode: 0 } });
  await client.deleteRecord({ collection: 'contacts', key: contact });
  assert.equal((await refused(client.retrieve({ collection: 'tasks', key }))).status, 404);
});

test('a status of another state and a disabled owner are refused', async () => {
  const client = await connect();
  const id = await client.create({ collection: 'tasks', data: { subject: 'State' } });
  assert.equal((await refused(client.update({ collection: 'tasks', key: id, data: { statecode: 0, statuscode: 5 } }))).code, '0x80048408');
  const user = await client.create({ collection: 'systemusers', data: { firstname: 'Gone', lastname: 'User', isdisabled: true } });
  const error = await refused(client.update({ collection: 'tasks', key: id, data: { 'ownerid@odata.bind': `/systemusers(${user})` } }));
  assert.deepEqual([error.status, error.code], [403, '0x80040225']);
  const team = await client.create({ collection: 'teams', data: { name: 'Care' } });
  await client.update({ collection: 'tasks', key: id, data: { 'ownerid@odata.bind': `/teams(${team})` } });
  assert.equal((await client.retrieve({ collection: 'tasks', key: id, select: ['_ownerid_value'] }))._ownerid_value, team);
});

test('opportunities and cases close by their actions', async () => {
  const client = await connect();
  const customer = { 'customerid_account@odata.bind': '/accounts(00000000-0000-4000-8000-0000000000aa)' };
  const won = await client.create({ collection: 'opportunities', data: { name: 'Won', estimatedvalue: 500, ...customer } });
  const lost = await client.create({ collection: 'opportunities', data: { name: 'Lost', ...customer } });
  const close = (id) => ({ OpportunityClose: { subject: 'Closed', 'opportunityid@odata.bind': `/opportunities(${id})` } });
  await client.callAction({ actionName: 'WinOpportunity', action: { Status: 3, ...close(won) } });
  await client.callAction({ actionName: 'LoseOpportunity', action: { Status: 5, ...close(lost) } });
  const row = await client.retrieve({ collection: 'opportunities', key: won, select: ['statecode', 'statuscode', 'actualvalue', 'actualvalue_base', 'actualclosedate'] });
  assert.deepEqual([row.statecode, row.statuscode, row.actualvalue, row.actualvalue_base], [1, 3, 500, 500]);
  assert.equal((await client.retrieve({ collection: 'opportunities', key: lost, select: ['statuscode'] })).statuscode, 5);
  assert.equal((await refused(client.update({ collection: 'opportunities', key: won, data: { name: 'x' } }))).status, 400);
  const incident = await client.create({ collection: 'incidents', data: { title: 'Late', ...customer } });
  await client.callAction({ actionName: 'CloseIncident', action: { IncidentResolution: { subject: 'Solved', 'incidentid@odata.bind': `/incidents(${incident})` }, Status: -1 } });
  assert.deepEqual((({ statecode, statuscode }) => [statecode, statuscode])(await client.retrieve({ collection: 'incidents', key: incident, select: ['statecode', 'statuscode'] })), [1, 5]);
});

test('a customer with a case cannot be deleted', async () => {
  const client = await connect();
  const contact = await newContact(client);
  await client.create({ collection: 'incidents', data: { title: 'Case', 'customerid_contact@odata.bind': `/contacts(${contact})` } });
  const error = await refused(client.deleteRecord({ collection: 'contacts', key: contact }));
  assert.deepEqual([error.status, error.code], [405, '0x80040227']);
});

test('a merge deactivates the loser and moves its tasks', async () => {
  const client = await connect();
  const [master, loser] = [await newContact(client), await newContact(client)];
  const task = await client.create({ collection: 'tasks', data: { subject: 'Move', 'regardingobjectid_contact_task@odata.bind': `/contacts(${loser})` } });
  await client.callAction({ actionName: 'Merge', action: {
    Target: { '@odata.type': 'Microsoft.Dynamics.CRM.contact', contactid: master },
    Subordinate: { '@odata.type': 'Microsoft.Dynamics.CRM.contact', contactid: loser },
    UpdateContent: { '@odata.type': 'Microsoft.Dynamics.CRM.contact', jobtitle: 'Merged' },
  } });
  const gone = await client.retrieve({ collection: 'contacts', key: loser, select: ['statecode', 'merged', '_masterid_value'] });
  assert.deepEqual([gone.statecode, gone.merged, gone._masterid_value], [1, true, master]);
  assert.equal((await client.retrieve({ collection: 'tasks', key: task, select: ['_regardingobjectid_value'] }))._regardingobjectid_value, master);
});

test('a batch binds to an earlier operation by its content id', async () => {
  const client = await connect();
  client.startBatch();
  client.create({ collection: 'contacts', data: { firstname: 'Batch', lastname: 'Một' }, contentId: '1' });
  client.create({ collection: 'tasks', data: { subject: 'Call back', 'regardingobjectid_contact_task@odata.bind': '$1' } });
  client.retrieveMultiple({ collection: 'contacts', select: ['firstname'], filter: "lastname eq 'Một'", inChangeSet: false });
  const [contact, task, list] = await client.executeBatch();
  assert.match(contact, /^[0-9a-f-]{36}$/);
  assert.deepEqual(list.value.map((one) => one.contactid), [contact]);
  assert.equal((await client.retrieve({ collection: 'tasks', key: task, select: ['_regardingobjectid_value'] }))._regardingobjectid_value, contact);
});

test('a failing change set keeps nothing and answers with its failing part', async () => {
  const client = await connect();
  client.startBatch();
  client.create({ collection: 'contacts', data: { lastname: 'Rolled back' } });
  client.create({ collection: 'tasks', data: { subject: 'S'.repeat(201) } });
  const results = await refused(client.executeBatch());
  const failed = [results].flat().find((one) => one instanceof Error);
  assert.equal(failed.status, 400);
  assert.equal(failed.error.code, '0x80044331');
  assert.equal((await client.retrieveMultiple({ collection: 'contacts', select: ['lastname'], filter: "lastname eq 'Rolled back'" })).value.length, 0);
});

test('continue on error runs the rest', async () => {
  const client = await connect();
  client.startBatch();
  client.create({ collection: 'contacts', data: { lastname: 'First' }, inChangeSet: false });
  client.update({ collection: 'contacts', key: randomUUID(), data: { lastname: 'x' }, inChangeSet: false });
  client.create({ collection: 'contacts', data: { lastname: 'Third' }, inChangeSet: false });
  const results = await client.executeBatch({ continueOnError: true });
  assert.equal(results.length, 3);
  assert.ok(results[1] instanceof Error);
  assert.equal(results[1].status, 404);
  assert.match(results[2], /^[0-9a-f-]{36}$/);
});

test('a batch with bare line feeds or without its last line end is unreadable', async () => {
  await connect();
  const post = (body) => fetch(`${api}$batch`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/mixed; boundary="b1"' }, body });
  const good = '--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET /api/data/v9.2/WhoAmI HTTP/1.1\r\n\r\n--b1--\r\n';
  assert.equal((await post(good)).status, 200);

  for (const bad of [good.replaceAll('\r\n', '\n'), good.slice(0, -2)]) {
    const answer = await post(bad);
    assert.equal(answer.status, 400);
    assert.match((await answer.json()).error.message, /Stream was not readable/);
  }

  const relative = await post(good.replace('/api/data/v9.2/WhoAmI', 'data/v9.2/WhoAmI'));
  assert.match(await relative.text(), /Requested API Version 'data' was not understood/);
});

test('errors are plain JSON by their content type in every place', async () => {
  const client = await connect();
  const id = await newContact(client);
  const ask = (path, options = {}) => fetch(`${api}${path}`, { ...options, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...options.headers } });
  const answers = [
    await ask('acounts'),
    await ask("contacts?$filter=nope eq 'x'"),
    await ask(`contacts(${randomUUID()})`),
    await ask(`contacts(${id})`, { method: 'PATCH', body: '{"lastname":"x"}', headers: { 'If-Match': 'W/"1"' } }),
    await ask('contacts', { method: 'POST', body: '{"nope":1}' }),
  ];
  assert.deepEqual(answers.map((one) => one.status), [404, 400, 404, 412, 400]);
  for (const answer of answers) {
    assert.match(answer.headers.get('content-type'), /^application\/json/);
    assert.deepEqual(Object.keys((await answer.json()).error).slice(0, 2), ['code', 'message']);
  }
});

test('a batch answer begins with its delimiter and a change set has one header line', async () => {
  await connect();
  const operation = 'Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: 1\r\n\r\nPOST /api/data/v9.2/contacts HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"lastname":"Raw"}\r\n';
  const body = `--b1\r\nContent-Type: multipart/mixed; boundary=c1\r\n\r\n--c1\r\n${operation}--c1--\r\n--b1--\r\n`;
  const answer = await fetch(`${api}$batch`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/mixed; boundary=b1' }, body });
  const text = await answer.text();
  assert.ok(text.startsWith('--batchresponse_'));
  assert.match(text, /^--batchresponse_[^\r]+\r\nContent-Type: multipart\/mixed; boundary=changesetresponse_[^\r]+\r\n\r\n--changesetresponse_/);
  assert.match(text, /HTTP\/1\.1 204 No Content\r\n/);
});

test('an answer without content has none, and names the row in its address', async () => {
  await connect();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const made = await fetch(`${api}contacts`, { method: 'POST', headers, body: '{"lastname":"Silent"}' });
  assert.equal(made.status, 204);
  assert.equal(await made.text(), '');
  assert.match(made.headers.get('odata-entityid'), /contacts\([0-9a-f-]{36}\)$/);
});

test('date-times on the wire have no fractions of a second', async () => {
  const client = await connect();
  const id = await newContact(client);
  const row = await (await fetch(`${api}contacts(${id})?$select=createdon,modifiedon`, { headers: { authorization: `Bearer ${token}` } })).json();
  assert.match(row.createdon, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.match(row.modifiedon, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test('a long URL travels as a batch', async () => {
  const client = await connect();
  const filter = Array.from({ length: 120 }, (_, at) => `lastname eq 'Seed ${String(at).padStart(5, '0')}'`).join(' or ');
  const found = await client.retrieveMultiple({ collection: 'contacts', select: ['lastname'], filter });
  assert.equal(found.value.length, 120);
});

test('changes are tracked from an initial load of several pages to a quiet end', async () => {
  const client = await connect();
  const request = { collection: 'contacts', select: ['lastname'], trackChanges: true, maxPageSize: 5000 };
  const doomed = await newContact(client, { lastname: 'Doomed' });
  let page = await client.retrieveMultiple(request);
  let rows = page.value.length;

  while (page['@odata.nextLink']) {
    assert.equal(page['@odata.deltaLink'], undefined);
    page = await client.retrieveMultiple(request, page['@odata.nextLink']);
    rows += page.value.length;
  }

  assert.ok(rows > 12000);
  const created = await newContact(client, { lastname: 'Fresh' });
  await client.update({ collection: 'contacts', key: created, data: { jobtitle: 'Twice' } });
  await client.deleteRecord({ collection: 'contacts', key: doomed });
  const brief = await newContact(client);
  await client.deleteRecord({ collection: 'contacts', key: brief });
  const delta = await client.retrieveMultiple(request, page['@odata.deltaLink']);
  assert.ok(delta['@odata.context'].endsWith('/$delta'));
  assert.deepEqual(delta.value.filter((one) => !one.reason).map((one) => one.contactid), [created]);
  assert.deepEqual(delta.value.filter((one) => one.reason === 'deleted').map((one) => one.id), [doomed, brief]);
  const quiet = await client.retrieveMultiple(request, delta['@odata.deltaLink']);
  assert.deepEqual(quiet.value, []);
  await control('POST', '/servers/dataverse/expire-delta-tokens');
  const expired = await refused(client.retrieveMultiple(request, quiet['@odata.deltaLink']));
  assert.deepEqual([expired.status, expired.code], [400, '0x80044352']);
});

test('change tracking refuses other options and other tables', async () => {
  const client = await connect();
  const error = await refused(client.retrieveMultiple({ collection: 'contacts', select: ['lastname'], filter: 'statecode eq 0', trackChanges: true }));
  assert.match(error.message, /The "\$filter" query parameter isn't supported when Change Tracking is enabled/);
  assert.equal((await refused(client.retrieveMultiple({ collection: 'systemusers', trackChanges: true }))).status, 400);
});

test('bulk actions create, update and upsert in one transaction', async () => {
  const client = await connect();
  const type = { '@odata.type': 'Microsoft.Dynamics.CRM.contact' };
  const call = (actionName, Targets) => client.callAction({ collection: 'contacts', actionName: `Microsoft.Dynamics.CRM.${actionName}`, action: { Targets } });
  const { Ids } = await call('CreateMultiple', [{ ...type, lastname: 'A' }, { ...type, lastname: 'B' }]);
  assert.equal(Ids.length, 2);
  await call('UpdateMultiple', Ids.map((contactid, at) => ({ ...type, contactid, cxh_nps: at })));
  assert.equal((await client.retrieve({ collection: 'contacts', key: Ids[1], select: ['cxh_nps'] })).cxh_nps, 1);
  await call('UpsertMultiple', [{ ...type, '@odata.id': "contacts(cxh_externalid='seed-3')", cxh_nps: 5 }, { ...type, '@odata.id': `contacts(cxh_externalid='bulk-${process.pid}')`, lastname: 'New' }]);
  assert.equal((await client.retrieve({ collection: 'contacts', key: `cxh_externalid='bulk-${process.pid}'`, select: ['lastname'] })).lastname, 'New');
  const error = await refused(call('UpdateMultiple', [{ ...type, contactid: Ids[0], cxh_nps: 9 }, { ...type, contactid: Ids[1], firstname: 'F'.repeat(51) }]));
  assert.equal(error.code, '0x80044331');
  assert.equal((await client.retrieve({ collection: 'contacts', key: Ids[0], select: ['cxh_nps'] })).cxh_nps, 0);
});

test('bulk targets need their type, and a key repeated in the body fails the create', async () => {
  const client = await connect();
  const call = (target) => client.callAction({ collection: 'contacts', actionName: 'Microsoft.Dynamics.CRM.UpsertMultiple', action: { Targets: [target] } });
  assert.equal((await refused(call({ '@odata.id': "contacts(cxh_externalid='seed-4')", cxh_nps: 5 }))).status, 400);
  const repeated = await refused(call({ '@odata.type': 'Microsoft.Dynamics.CRM.contact', '@odata.id': "contacts(cxh_externalid='never-1')", cxh_externalid: 'never-1', lastname: 'x' }));
  assert.equal(repeated.code, '0x80040216');
  const unsupported = await refused(client.callAction({ collection: 'contacts', actionName: 'Microsoft.Dynamics.CRM.DeleteMultiple', action: { Targets: [] } }));
  assert.match(unsupported.message, /DeleteMultiple has not yet been implemented/);
});

test('support of a bulk message is told by the message filters and can be switched off', async () => {
  const client = await connect();
  const probe = async () => (await client.retrieveMultiple({ collection: 'sdkmessagefilters', select: ['sdkmessagefilterid'], filter: "sdkmessageid/name eq 'UpsertMultiple' and primaryobjecttypecode eq 'account'" })).value.length;
  assert.equal(await probe(), 1);
  await control('POST', '/servers/dataverse/bulk-support', { table: 'account', messages: ['CreateMultiple'] });
  assert.equal(await probe(), 0);
  const error = await refused(client.callAction({ collection: 'accounts', actionName: 'Microsoft.Dynamics.CRM.UpsertMultiple', action: { Targets: [] } }));
  assert.equal(error.code, '0x80040800');
});

test('a column and a key are provisioned, and the key is usable when its index is active', async () => {
  const client = await connect();
  const label = (Label) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.Label', LocalizedLabels: [{ '@odata.type': 'Microsoft.Dynamics.CRM.LocalizedLabel', Label, LanguageCode: 1033 }] });
  const name = `cxh_proof${process.pid}`;
  const column = { '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata', AttributeType: 'String', AttributeTypeName: { Value: 'StringType' }, SchemaName: name, MaxLength: 40, FormatName: { Value: 'Text' }, RequiredLevel: { Value: 'None' }, DisplayName: label('Proof'), Description: label('Proof') };
  const entityKey = "LogicalName='contact'";
  await client.createAttribute({ entityKey, data: column });
  assert.equal((await refused(client.createAttribute({ entityKey, data: column }))).status, 400);
  const read = await client.retrieveAttribute({ entityKey, attributeKey: `LogicalName='${name}'`, select: ['LogicalName', 'MaxLength'] });
  assert.equal(read.MaxLength, 40);
  await control('POST', '/servers/dataverse/settings', { keyIndexingSeconds: 60 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const keys = `${api}EntityDefinitions(LogicalName='contact')/Keys`;
  const made = await fetch(keys, { method: 'POST', headers, body: JSON.stringify({ '@odata.type': 'Microsoft.Dynamics.CRM.EntityKeyMetadata', SchemaName: `${name}_key`, DisplayName: label('Key'), KeyAttributes: [name] }) });
  assert.equal(made.status, 204);
  const status = async () => (await (await fetch(`${keys}?$select=SchemaName,KeyAttributes,EntityKeyIndexStatus`, { headers })).json()).value.find((one) => one.SchemaName === `${name}_key`).EntityKeyIndexStatus;
  assert.equal(await status(), 'Pending');
  assert.equal((await refused(client.upsert({ collection: 'contacts', key: `${name}='k1'`, data: { lastname: 'K' } }))).status, 400);
  await control('POST', '/clock', { advanceSeconds: 61 });
  assert.equal(await status(), 'Active');
  await client.upsert({ collection: 'contacts', key: `${name}='k1'`, data: { lastname: 'K' } });
  await client.callAction({ actionName: 'PublishXml', action: { ParameterXml: '<importexportxml><entities><entity>contact</entity></entities></importexportxml>' } });
});

test('option values and tracked tables are read from the definitions', async () => {
  const client = await connect();
  const column = await client.retrieveAttribute({ entityKey: "LogicalName='task'", attributeKey: "LogicalName='prioritycode'", castType: 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata', select: ['LogicalName'], expand: [{ property: 'OptionSet', select: ['Options'] }] });
  assert.deepEqual(column.OptionSet.Options.map((one) => [one.Value, one.Label.UserLocalizedLabel.Label]), [[0, 'Low'], [1, 'Normal'], [2, 'High']]);
  const tracked = await client.retrieveEntities({ select: ['LogicalName'], filter: 'ChangeTrackingEnabled eq true' });
  assert.ok(tracked.value.some((one) => one.LogicalName === 'contact'));
  assert.ok(!tracked.value.some((one) => one.LogicalName === 'systemuser'));
});

test('a table with a lookup is made and used', async () => {
  const client = await connect();
  const label = (Label) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.Label', LocalizedLabels: [{ '@odata.type': 'Microsoft.Dynamics.CRM.LocalizedLabel', Label, LanguageCode: 1033 }] });
  const schema = `cxh_Answer${process.pid}`;
  const logical = schema.toLowerCase();
  await client.createEntity({ data: { '@odata.type': 'Microsoft.Dynamics.CRM.EntityMetadata', SchemaName: schema, DisplayName: label('Answer'), DisplayCollectionName: label('Answers'), OwnershipType: 'UserOwned', HasActivities: false, HasNotes: false, Attributes: [{ '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata', AttributeType: 'String', AttributeTypeName: { Value: 'StringType' }, SchemaName: 'cxh_Name', MaxLength: 100, IsPrimaryName: true, DisplayName: label('Name') }] } });
  await client.createRelationship({ data: { '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata', SchemaName: `cxh_contact_answer${process.pid}`, ReferencedEntity: 'contact', ReferencingEntity: logical, Lookup: { '@odata.type': 'Microsoft.Dynamics.CRM.LookupAttributeMetadata', SchemaName: 'cxh_ContactId', DisplayName: label('Contact') } } });
  const id = await client.create({ collection: `${logical}s`, data: { cxh_name: 'NPS 9', 'cxh_ContactId@odata.bind': "/contacts(cxh_externalid='seed-2')" } });
  const row = await client.retrieve({ collection: `${logical}s`, key: id, select: ['cxh_name', '_cxh_contactid_value'] });
  assert.deepEqual([row.cxh_name, row._cxh_contactid_value], ['NPS 9', '00000003-0000-4000-8000-000000000001']);
});

test('an error with all annotations says more', async () => {
  const client = await connect();
  const error = await refused(client.retrieveMultiple({ collection: 'contacts', select: ['nope'], includeAnnotations: '*' }));
  assert.equal(error.code, '0x80060888');
  assert.ok(error['@Microsoft.PowerApps.CDS.HelpLink']);
});

test('duplicate detection acts only when switched on', async () => {
  const client = await connect();
  await control('POST', '/servers/dataverse/duplicate-rules', { table: 'contact', columns: ['mobilephone'] });
  const mobilephone = `+84 ${process.pid}`;
  await newContact(client, { mobilephone });
  await newContact(client, { mobilephone });
  const error = await refused(client.create({ collection: 'contacts', data: { lastname: 'Dup', mobilephone }, duplicateDetection: true }));
  assert.deepEqual([error.status, error.code], [412, '0x80040333']);
});

test('the caller can be somebody else', async () => {
  const client = await connect();
  const user = await client.create({ collection: 'systemusers', data: { firstname: 'Other', lastname: 'User' } });
  const row = await client.create({ collection: 'contacts', data: { lastname: 'By other' }, impersonate: user, returnRepresentation: true, select: ['_createdby_value'] });
  assert.equal(row._createdby_value, user);
});

test('a poison row is a business refusal and a locked row a server error', async () => {
  const client = await connect();
  await fault({ effect: 'PoisonRow', server: 'dataverse', entity: 'contact', row: 'seed-5' });
  assert.equal((await refused(client.update({ collection: 'contacts', key: "cxh_externalid='seed-5'", data: { jobtitle: 'x' } }))).code, '0x80040265');
  await fault({ effect: 'RowLock', server: 'dataverse', row: 'seed-6', count: 1 });
  const locked = await refused(client.update({ collection: 'contacts', key: "cxh_externalid='seed-6'", data: { jobtitle: 'x' } }));
  assert.deepEqual([locked.status, locked.code], [500, '0x80044150']);
  await client.update({ collection: 'contacts', key: "cxh_externalid='seed-6'", data: { jobtitle: 'x' } });
});

test('a cut after the commit leaves one task, found by its id', async () => {
  const client = await connect();
  const key = randomUUID();
  await fault({ effect: 'CutAfterCommit', server: 'dataverse', method: 'PATCH', count: 1 });
  assert.ok(await refused(client.upsert({ collection: 'tasks', key, data: { subject: 'Once' }, ifnonematch: '*' })));
  assert.equal(await client.upsert({ collection: 'tasks', key, data: { subject: 'Once' }, ifnonematch: '*' }), null);
});

test('each service-protection limit answers 429 with its code and a wait', async () => {
  const client = await connect();
  const settings = (body) => control('POST', '/servers/dataverse/settings', body);

  try {
    for (const [body, code] of [[{ maxRequests: 0 }, '0x80072322'], [{ maxRequests: 6000, maxMilliseconds: 0 }, '0x80072321'], [{ maxMilliseconds: 1200000, maxConcurrent: 0 }, '0x80072326']]) {
      await settings(body);
      const error = await refused(client.callFunction('WhoAmI'));
      assert.deepEqual([error.status, error.code], [429, code]);
      assert.ok(Number(error.headers['retry-after']) >= 1);
    }
  } finally {
    await settings({ maxRequests: 6000, maxMilliseconds: 1200000, maxConcurrent: 52 });
  }

  assert.ok((await client.callFunction('WhoAmI')).UserId);
});

test('an expired token is refused and a new one is accepted', async () => {
  const client = await connect();
  await control('POST', '/clock', { advanceSeconds: 3600 });
  assert.equal((await refused(client.callFunction('WhoAmI'))).status, 401);
  token = undefined;
  assert.ok((await (await connect()).callFunction('WhoAmI')).UserId);
});

await run();
