import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

import { validate } from '@bpmn-io/element-templates-validator';

const folder = new URL('../../element-templates/', import.meta.url);
const files = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.json'));

test('there are element templates', () => {
  assert.ok(files.length > 0, `no template in ${folder.pathname}`);
});

for (const file of files) {
  test(`a modeler takes the element template ${file}`, async () => {
    const template = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
    const { valid, errors } = validate(template);
    assert.ok(valid, JSON.stringify(errors, null, 2));
  });
}
