import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const lint = fileURLToPath(new URL('../lint.mjs', import.meta.url));
const good = fileURLToPath(new URL('good.bpmn', import.meta.url));
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-lint-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the linter from a folder of its own, since it must find its rules from anywhere. */
const run = (...folders) => spawnSync(process.execPath, [lint, ...folders], { cwd: folder, encoding: 'utf8' });

test('without a diagram it says so and is content', () => {
  const { stdout, status } = run(folder);

  assert.equal(stdout, '0 diagrams\n');
  assert.equal(status, 0);
});

test('a folder that is not there holds no diagrams', () => {
  assert.equal(run(join(folder, 'src')).stdout, '0 diagrams\n');
});

test('diagrams are found at any depth, and good ones pass', () => {
  mkdirSync(join(folder, 'main', 'resources'), { recursive: true });
  copyFileSync(good, join(folder, 'main', 'resources', 'good.bpmn'));

  const { stdout, status } = run(folder);

  assert.equal(stdout, '1 diagram: 0 errors, 0 warnings\n');
  assert.equal(status, 0);
});

test('an error is one line with file, element, rule and mend, and fails the build', () => {
  const bad = join(folder, 'bad.bpmn');
  writeFileSync(bad, readFileSync(good, 'utf8').replace('camunda:delegateExpression="${openRun}"', ''));

  const { stdout, status } = run(folder);

  const [finding, sum] = stdout.trimEnd().split('\n');
  assert.ok(finding.startsWith(`${bad} serviceTask_openRun slipway/implementation Nothing carries this task out: give it`), finding);
  assert.equal(sum, '1 diagram: 1 error, 0 warnings');
  assert.equal(status, 1);
});

test('a warning is shown and does not fail the build', () => {
  const bad = join(folder, 'bad.bpmn');
  writeFileSync(bad, readFileSync(good, 'utf8').replace('x="542" y="212"', 'x="520" y="140"'));

  const { stdout, status } = run(folder);

  assert.match(stdout, /no-overlapping-elements .* \(warning\)\n/);
  assert.equal(status, 0);
});
