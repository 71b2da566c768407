/** `check:` of `banxin.yaml` comes in, what the paper says of the copy desk goes out: rules switched and weighed, its own lists. Knows the rules by name only. */
import { type YamlEntry, type YamlReading, fieldsOf, itemsOf, misfit, textOf, wordOf } from '../read/settings.ts';
import { RULE_NAMES } from './rule-names.ts';
import type { DeskSettings } from './types.ts';

/** A paper that says nothing: every rule as it is. */
export const defaultDesk: DeskSettings = { rules: {}, lists: [] };

/** `path`: turns the path of a list as typed into one from the root, or undefined when it may not be read. */
export function deskFrom(
  reading: YamlReading,
  entry: YamlEntry | undefined,
  path: (entry: YamlEntry) => string | undefined,
): DeskSettings {
  const fields = fieldsOf(reading, entry?.value, ['rules', 'lists'], 'check');
  const rules: Record<string, DeskSettings['rules'][string]> = {};
  for (const [name, field] of fieldsOf(reading, fields.get('rules')?.value, RULE_NAMES, 'check.rules')) {
    const word = switchOf(reading, field);
    if (word !== undefined) rules[name] = word;
  }
  const lists = itemsOf(fields.get('lists')?.value).flatMap((value) => {
    if (textOf(reading, value) === undefined) return [];
    return path({ key: 'lists', keyStart: value.start, keyEnd: value.end, value }) ?? [];
  });
  return { rules, lists };
}

/** `off` and `on` are truths in some dialects of YAML. */
export function switchOf(reading: YamlReading, entry: YamlEntry): DeskSettings['rules'][string] | undefined {
  const { value } = entry;
  if (value.kind === 'scalar' && typeof value.value === 'boolean') return value.value ? 'on' : 'off';
  if (value.kind === 'scalar' && value.value === null)
    return misfit(reading, `${entry.key}: say off, on, error, warning or note`, entry.keyStart, entry.keyEnd);
  return wordOf(reading, entry, ['off', 'on', 'error', 'warning', 'note']);
}
