// jsforce 3.10.16, unchanged, pulling all contacts: `node pull-benchmark.mjs ADDRESS json|bulk ROWS` prints seconds, CPU seconds and peak memory as JSON.
import jsforce from 'jsforce';

const [address, way, expected] = process.argv.slice(2);
const fields = ['Email', 'FirstName', 'Id', 'IsDeleted', 'LastName', 'MailingCity', 'MasterRecordId', 'Phone', 'SystemModstamp', 'Title'];

const conn = new jsforce.Connection({ oauth2: { loginUrl: address, clientId: 'sandbox', clientSecret: 'sandbox' }, instanceUrl: address, version: '62.0' });
await conn.authorize({ grant_type: 'client_credentials' });

async function pages() {
  let rows = 0;
  let page = await conn.query(`SELECT ${fields.join(',')} FROM Contact ORDER BY SystemModstamp ASC, Id ASC`, { headers: { 'Sforce-Query-Options': 'batchSize=2000' } });
  for (;;) {
    rows += page.records.length;
    if (page.done) {
      return rows;
    }

    page = await conn.queryMore(page.nextRecordsUrl, { headers: { 'Sforce-Query-Options': 'batchSize=2000' } });
  }
}

async function bulk() {
  conn.bulk2.pollInterval = 1;
  conn.bulk2.pollTimeout = 600000;
  let rows = 0;
  for await (const record of await conn.bulk2.query(`SELECT ${fields.join(',')} FROM Contact`)) {
    rows += record.Id ? 1 : 0;
  }

  return rows;
}

const started = process.hrtime.bigint();
const rows = await (way === 'bulk' ? bulk() : pages());
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
if (rows !== Number(expected)) {
  throw new Error(`${rows} of ${expected} rows`);
}

const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
