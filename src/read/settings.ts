/**
 * What reads a YAML file that is not a story (edition, paper, fonts): the tree with its places, typed fields, findings to diagnostics. The
 * one door to these for other folders.
 */
export { dateOf, fieldsOf, itemsOf, mapOf, numberOf, textOf, truthOf, wordOf } from './fields.ts';
export { type Validate, addMisfits } from './front.ts';
export { diagnosticsOf } from './reading.ts';
export { type YamlEntry, type YamlNode, type YamlReading, misfit, parseYaml, plainValue } from './yaml.ts';
