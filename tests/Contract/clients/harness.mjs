// A test list that reports one JSON line per case, so that the .NET tests can show each case by its name.
import assert from 'node:assert/strict';

const cases = [];

export const base = {
  control: process.env.SANDBOX_CONTROL,
  salesforce: process.env.SANDBOX_SALESFORCE,
  dataverse: process.env.SANDBOX_DATAVERSE,
};

export function test(name, run) {
  cases.push({ name, run });
}

/** Calls the control port; faults are withdrawn after each case. */
export async function control(method, path, body) {
  const response = await fetch(base.control + path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path} answered ${response.status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}

export const fault = (rule) => control('POST', '/faults', rule);

/** Asserts that a call is refused and hands back the error. */
export async function refused(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }

  assert.fail('the call was not refused');
}

export async function run() {
  for (const { name, run } of cases) {
    try {
      await run();
      console.log(JSON.stringify({ name, ok: true }));
    } catch (error) {
      console.log(JSON.stringify({ name, ok: false, error: error?.stack ?? String(error) }));
    } finally {
      await control('DELETE', '/faults');
    }
  }

  process.exit(0);
}
