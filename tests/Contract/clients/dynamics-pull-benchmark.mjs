// dynamics-web-api 2.5.0, unchanged, pulling all contacts with change tracking: `node dynamics-pull-benchmark.mjs ADDRESS ROWS` prints seconds, CPU seconds and peak memory as JSON.
import { DynamicsWebApi } from 'dynamics-web-api';

const [address, expected] = process.argv.slice(2);
const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'sandbox', client_secret: 'sandbox', scope: `${address}/.default` });
const token = (await (await fetch(`${address}/sandbox/oauth2/v2.0/token`, { method: 'POST', body })).json()).access_token;
const client = new DynamicsWebApi({ serverUrl: address, dataApi: { version: '9.2' }, onTokenRefresh: async () => token });
const request = { collection: 'contacts', select: ['contactid', 'modifiedon', 'firstname', 'lastname', 'emailaddress1', 'telephone1', 'jobtitle', 'address1_city'], maxPageSize: 1000, trackChanges: true };

const started = process.hrtime.bigint();
let rows = 0;
let page = await client.retrieveMultiple(request);
for (;;) {
  rows += page.value.length;
  if (!page['@odata.nextLink']) {
    break;
  }

  page = await client.retrieveMultiple(request, page['@odata.nextLink']);
}

const seconds = Number(process.hrtime.bigint() - started) / 1e9;
if (rows !== Number(expected) || !page['@odata.deltaLink']) {
  throw new Error(`${rows} of ${expected} rows, delta link: ${Boolean(page['@odata.deltaLink'])}`);
}

const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
