// node .ci/summary.mjs: what the build tested, from the reports of Surefire, Failsafe and Node's test runner.
//
// Exit status 1 if no Java test ran at all, or if a test that needs the cluster was skipped: a green build has to mean
// that these ran. Whether tests failed is Maven's to say. The last line reads "N passed, M failed, K skipped".
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const SLOWEST = 10;
const OUTPUT_LINES = 150;
const LONGEST_REASON = 400;

const files = filesBelow('.');
const reports = files.filter(file => /\/target\/\w+-reports\/TEST-[^/]*\.xml$/.test(`/${file}`)).map(readReport);
const cases = reports.flatMap(report => report.cases);
const needCluster = classesTaggedCluster(files.filter(file => file.endsWith('.java')));

showModules();
showSlowest();
showSkipped();
showFailed();
const complaints = [...complainIfNothingRan(), ...complainOfSkippedCluster()];
complaints.forEach(complaint => console.log(`\n${complaint}`));
const { passed, failed, errors, skipped } = count(cases);
console.log(`\n${passed} passed, ${failed + errors} failed, ${skipped} skipped`);
process.exitCode = complaints.length > 0 ? 1 : 0;

// The reports

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== '.git')
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return filesBelow(path);
      }
      return entry.isFile() ? [path] : [];
    });
}

function readReport(file) {
  const report = {
    file,
    module: relative('.', dirname(dirname(dirname(file)))) || '.',
    java: !file.includes('node-reports'),
    name: basename(file, '.xml').replace(/^TEST-/, ''),
    seconds: undefined,
    cases: [],
  };
  for (const { tag, attributes, text } of tagsOf(readFileSync(file, 'utf8'))) {
    take(report, tag, attributes, text);
  }
  report.seconds ??= report.cases.reduce((sum, { seconds }) => sum + seconds, 0);
  return report;
}

function take(report, tag, attributes, text) {
  const current = report.cases.at(-1);
  if (tag === 'testsuite' && report.java) {
    report.seconds = secondsOf(attributes);
  } else if (tag === 'testcase') {
    const owner = report.java ? attributes.classname : `${report.module}/${report.name}`;
    report.cases.push({ report, owner, name: attributes.name, seconds: secondsOf(attributes), outcome: 'passed', reason: '' });
  } else if (current && ['failure', 'error', 'skipped'].includes(tag)) {
    current.outcome = { failure: 'failed', error: 'errors', skipped: 'skipped' }[tag];
    current.reason = reasonOf(attributes.message || text);
  }
}

function reasonOf(message) {
  const line = message.split(/\n\s*at /)[0].replace(/\s+/g, ' ').trim().replace(/^[\w.$]+TestAbortedException: /, '');
  return (line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line) || 'no reason given';
}

/** The opening tags of a report, with the text that follows. What tests printed is in CDATA and may hold anything. */
function* tagsOf(xml) {
  const bare = xml.replace(/<!--[\s\S]*?-->/g, '').replace(/<(system-out|system-err)>[\s\S]*?<\/\1>/g, '');
  const sections = bare.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
  for (const [, tag, attributes, text] of sections.matchAll(/<([\w-]+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>([^<]*)/g)) {
    const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescape(value)]);
    yield { tag, attributes: Object.fromEntries(pairs), text: unescape(text) };
  }
}

function unescape(text) {
  const named = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
    name ? (named[name] ?? whole) : String.fromCodePoint(parseInt(decimal ?? hex, decimal ? 10 : 16)),
  );
}

function secondsOf({ time = '0' }) {
  return Number(time.replaceAll(',', ''));
}

// The tag

/**
 * Reports do not tell tags, so they are read from the sources: classes with `@Tag("cluster")`, and those that get it by
 * an annotation of ours or by their superclass.
 */
function classesTaggedCluster(sources) {
  const types = sources.map(file => ({ file, name: basename(file, '.java'), text: readFileSync(file, 'utf8') }));
  let tagged = types.filter(({ text }) => /@Tag\(\s*(value\s*=\s*)?"cluster"\s*\)/.test(text));
  for (let before = -1; before !== tagged.length; ) {
    before = tagged.length;
    const bearers = new RegExp(`(@|\\bextends\\s+)(${tagged.map(({ name }) => name).join('|') || '(?!)'})\\b`);
    tagged = types.filter(type => tagged.includes(type) || bearers.test(type.text));
  }
  return new Set(tagged.map(({ name, text }) => `${text.match(/^package\s+([\w.]+)/m)?.[1]}.${name}`));
}

function outerClass(owner) {
  return owner.replace(/\$.*/, '');
}

// What is shown

function count(some) {
  const counts = { passed: 0, failed: 0, errors: 0, skipped: 0 };
  some.forEach(({ outcome }) => counts[outcome]++);
  return counts;
}

function title({ owner, name }) {
  return name ? `${owner}: ${name}` : owner;
}

function showModules() {
  const modules = [...new Set(reports.map(({ module }) => module))].sort();
  const row = (name, some) => {
    const { failed, errors, skipped } = count(some);
    return [name, some.length, failed, errors, skipped];
  };
  const rows = [
    ['module', 'run', 'failures', 'errors', 'skipped'],
    ...modules.map(module => row(module, cases.filter(({ report }) => report.module === module))),
    row('all', cases),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log('\nTests');
  rows.forEach(([name, ...numbers]) => console.log(`  ${name.padEnd(width)}${numbers.map(n => String(n).padStart(10)).join('')}`));
}

function showSlowest() {
  const slowest = [...reports].sort((one, other) => other.seconds - one.seconds).slice(0, SLOWEST);
  showList('Slowest classes', slowest.map(({ seconds, name, module }) => `${seconds.toFixed(1).padStart(7)} s  ${name} (${module})`));
}

function showSkipped() {
  showList('Skipped', cases.filter(({ outcome }) => outcome === 'skipped').map(test => `${title(test)}: ${test.reason}`));
}

function showFailed() {
  const broken = cases.filter(({ outcome }) => outcome === 'failed' || outcome === 'errors');
  new Set(broken.map(({ report }) => report)).forEach(showOutput);
  showList('Failed', broken.map(test => `${title(test)}: ${test.reason}`));
}

function showOutput({ file, name }) {
  const output = join(dirname(file), `${name}-output.txt`);
  if (!existsSync(output)) {
    return;
  }
  const lines = readFileSync(output, 'utf8').trimEnd().split('\n');
  showList(`The end of ${output}`, lines.slice(-OUTPUT_LINES));
}

function showList(heading, lines) {
  if (lines.length > 0) {
    console.log(`\n${heading}\n${lines.map(line => `  ${line}`).join('\n')}`);
  }
}

// What a green build must not hide

function complainIfNothingRan() {
  const ran = cases.some(({ report, outcome }) => report.java && outcome !== 'skipped');
  return ran ? [] : ['No Java test ran. If the build stopped before the tests, its first error above says why.'];
}

function complainOfSkippedCluster() {
  return cases
    .filter(({ outcome, owner }) => outcome === 'skipped' && needCluster.has(outerClass(owner)))
    .map(test => `${title(test)} needs the cluster and was skipped (${test.reason}). On CI the cluster has to be there.`);
}
