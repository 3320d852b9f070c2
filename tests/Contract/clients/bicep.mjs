// Checks a folder of Bicep files without the compiler and prints one JSON line per finding: syntax by the grammar, then names, modules and house policy over the tree.
// What it cannot see (types of expressions, properties of resources, API versions that do not exist) is left to `az bicep build` in the deploy workflow.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

const root = path.resolve(process.argv[2]);
const grammar = fileURLToPath(new URL('node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm', import.meta.url));
const functions = new Set(('any array base64 base64ToString bool cidrSubnet concat contains createObject dateTimeAdd deployer deployment empty endsWith environment extensionResourceId fail filter first flatten ' +
  'format getSecret guid indexOf int intersection items join json last lastIndexOf length loadFileAsBase64 loadJsonContent loadTextContent loadYamlContent managementGroup map mapValues max min newGuid ' +
  'objectKeys padLeft parseCidr pickZones range reduce reference replace resourceGroup resourceId shallowMerge skip sort split startsWith string subscription subscriptionResourceId substring take tenant ' +
  'tenantResourceId toLogicalZone toLower toObject toUpper trim tryGet union uniqueString uri uriComponent utcNow').split(' '));
const declarations = { parameter_declaration: 'param', variable_declaration: 'var', resource_declaration: 'resource', module_declaration: 'module' };
const wanted = { allowSharedKeyAccess: 'false', disableLocalAuth: 'true', passwordAuth: "'Disabled'", enableRbacAuthorization: 'true' };

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

const files = fs.readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.bicep')).sort();
const trees = new Map(files.map((name) => [path.join(root, name), parser.parse(fs.readFileSync(path.join(root, name), 'utf8')).rootNode]));

for (const [file, tree] of trees) {
  const report = reporter(file);
  checkSyntax(tree, report);
  checkNames(tree, report);
  checkModules(file, tree, report);
  checkPolicy(tree, report);
}

console.log(JSON.stringify({ checked: files.length }));

function reporter(file) {
  return (node, problem) => console.log(JSON.stringify({
    file: path.relative(root, file), line: node.startPosition.row + 1, column: node.startPosition.column + 1, problem,
  }));
}

function checkSyntax(tree, report) {
  for (const node of all(tree, (node) => node.isError || node.isMissing)) {
    report(node, node.isMissing ? `'${node.type}' is missing` : `not understood: ${node.text.slice(0, 60)}`);
  }
}

function checkNames(tree, report) {
  const declared = new Map();

  for (const node of declarationsOf(tree)) {
    const name = nameOf(node);
    if (declared.has(name.text)) { report(name, `'${name.text}' is declared twice`); }
    declared.set(name.text, node);
  }

  const used = new Set();

  for (const node of all(tree, isReference)) {
    const called = node.parent.type === 'call_expression' && node.parent.childForFieldName('function')?.id === node.id;
    if (called && !functions.has(node.text)) { report(node, `there is no function '${node.text}'`); }
    if (!called && !declared.has(node.text) && !isLocal(node)) { report(node, `'${node.text}' is not declared`); }
    used.add(node.text);
  }

  for (const [name, node] of declared) {
    const output = declarations[node.type] === 'resource' || declarations[node.type] === 'module';
    if (!used.has(name) && !output) { report(node, `${declarations[node.type]} '${name}' is never used`); }
  }
}

function checkModules(file, tree, report) {
  for (const node of tree.namedChildren.filter((child) => child.type === 'module_declaration')) {
    const target = path.resolve(path.dirname(file), unquoted(node.namedChild(1)));
    const module = trees.get(target);

    if (!module) {
      report(node, `module file ${path.relative(root, target)} does not exist`);
      continue;
    }

    checkParameters(node, module, report);
    checkOutputs(tree, nameOf(node).text, module, report);
  }
}

function checkParameters(node, module, report) {
  const given = new Map(properties(objectOf(property(objectOf(node), 'params'))).map((entry) => [keyOf(entry), entry]));
  const parameters = module.namedChildren.filter((child) => child.type === 'parameter_declaration');

  for (const parameter of parameters) {
    const name = nameOf(parameter).text;
    if (!given.has(name) && parameter.namedChildCount < 3) { report(node, `parameter '${name}' of ${nameOf(node).text} is not given`); }
  }

  for (const [name, entry] of given) {
    if (!parameters.some((parameter) => nameOf(parameter).text === name)) { report(entry, `${nameOf(node).text} has no parameter '${name}'`); }
  }
}

function checkOutputs(tree, name, module, report) {
  const outputs = new Set(module.namedChildren.filter((child) => child.type === 'output_declaration').map((child) => nameOf(child).text));

  for (const node of all(tree, (node) => node.type === 'member_expression' && node.childForFieldName('object').text === `${name}.outputs`)) {
    const output = node.childForFieldName('property').text;
    if (!outputs.has(output)) { report(node, `${name} has no output '${output}'`); }
  }
}

// No keys anywhere: none listed, none allowed, none handed out; resource types carry their API version; modules are our own files.
function checkPolicy(tree, report) {
  for (const node of all(tree, (node) => node.type === 'call_expression' || node.type === 'member_expression')) {
    if (/(^|\.)list[A-Z]\w*$/.test((node.childForFieldName('function') ?? node).text)) { report(node, 'keys must not be listed: use the managed identity'); }
  }

  for (const entry of all(tree, (node) => node.type === 'object_property' && keyOf(node) in wanted)) {
    const value = entry.namedChild(1).text;
    if (value !== wanted[keyOf(entry)]) { report(entry, `${keyOf(entry)} must be ${wanted[keyOf(entry)]}, not ${value}`); }
  }

  for (const node of tree.namedChildren) {
    if (node.type === 'resource_declaration' && !/^[A-Z]\w+(\.\w+)+(\/\w+)+@\d{4}-\d{2}-\d{2}(-preview)?$/.test(unquoted(node.namedChild(1)))) { report(node, `'${unquoted(node.namedChild(1))}' is not Provider/type@yyyy-mm-dd`); }
    if (node.type === 'module_declaration' && unquoted(node.namedChild(1)).startsWith('br')) { report(node, 'modules come from this repository, not from a registry'); }
    if (node.type === 'output_declaration' && /(secret|password|key)$/i.test(nameOf(node).text)) { report(node, 'outputs are kept in the deployment history: no secrets'); }
  }
}

function* all(node, wantedNode) {
  if (wantedNode(node)) { yield node; }
  for (const child of node.children) { yield* all(child, wantedNode); }
}

function declarationsOf(tree) {
  return tree.namedChildren.filter((node) => node.type in declarations);
}

function nameOf(node) {
  return node.namedChildren.find((child) => child.type === 'identifier');
}

function isReference(node) {
  if (node.type !== 'identifier' || !node.parent) { return false; }
  const parent = node.parent;
  const first = parent.namedChild(0)?.id === node.id;
  const names = first && (parent.type in declarations || ['output_declaration', 'object_property', 'lambda_expression'].includes(parent.type));
  return !names && parent.childForFieldName('initializer')?.id !== node.id && !isWithin(node, 'decorator');
}

function isWithin(node, type) {
  return node !== null && (node.type === type || isWithin(node.parent, type));
}

function isLocal(node) {
  for (let scope = node.parent; scope; scope = scope.parent) {
    if (scope.type === 'lambda_expression' && scope.namedChild(0).text.replace(/[()\s]/g, '').split(',').includes(node.text)) { return true; }
    if (scope.type === 'for_statement' && scope.childForFieldName('initializer')?.text.replace(/[()\s]/g, '').split(',').includes(node.text)) { return true; }
  }

  return false;
}

function objectOf(node) {
  return node?.namedChildren.find((child) => child.type === 'object') ?? null;
}

function properties(object) {
  return object ? object.namedChildren.filter((child) => child.type === 'object_property') : [];
}

function property(object, name) {
  return properties(object).find((entry) => keyOf(entry) === name) ?? null;
}

function keyOf(entry) {
  return unquoted(entry.namedChild(0));
}

function unquoted(node) {
  return node.text.replace(/^'|'$/g, '');
}
