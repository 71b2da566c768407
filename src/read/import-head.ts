/** The lines at the head of raw copy come in; kicker, title, deck, byline and date go out, with what was unsure about them. */

export interface HeadLine {
  readonly text: string;
  /** Line number in the copy, from 1. */
  readonly line: number;
}
export interface Head {
  readonly kicker?: string;
  readonly title?: string;
  readonly deck?: string;
  readonly date?: string;
  readonly byline: readonly { readonly role?: string; readonly names: readonly string[] }[];
  /** Lines that have no place in the front matter: they begin the body. */
  readonly rest: readonly HeadLine[];
  readonly unsure: readonly { readonly line: number; readonly message: string }[];
}

const role = /(?:记者|通讯员|实习生|特约撰稿人|作者|摄影|撰文|文|图)$/;
const bylineLine = /记者|通讯员|实习生|特约撰稿|^文[/／]|^作者/;
const dateLine = /^(\d{4})(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?$/;

export function headOf(lines: readonly HeadLine[]): Head {
  const unsure: { line: number; message: string }[] = [];
  const found: { deck?: string; date?: string; byline: Head['byline'] } = { byline: [] };
  const titles: HeadLine[] = [];
  for (const line of lines) {
    const date = dateLine.exec(line.text);
    if (date !== null) found.date = `${date[1]}-${date[2]!.padStart(2, '0')}-${date[3]!.padStart(2, '0')}`;
    else if (/^[—-]{1,2}/.test(line.text) && found.deck === undefined) found.deck = line.text.replace(/^[—-]+/, '——');
    else if (bylineLine.test(line.text)) found.byline = [...found.byline, ...bylineOf(line, unsure)];
    else titles.push(line);
  }
  const { kicker, title, deck } = titlesOf(titles, found.deck !== undefined, unsure);
  if (title === undefined) unsure.push({ line: lines[0]?.line ?? 1, message: 'no headline found; fill in title:' });
  const rest = titles.slice(found.deck === undefined ? 3 : 2);
  for (const line of rest)
    unsure.push({ line: line.line, message: `“${line.text}” at the head has no place there; it begins the body` });
  return { ...found, ...(deck && { deck }), ...(kicker && { kicker }), ...(title && { title: turned(title) }), rest, unsure };
}

/** The space in a headline is its author's turn. */
const turned = (title: string): string => title.replace(/(?<=\P{ASCII})[ \u3000]+(?=\P{ASCII})/gu, '\u3000');

function titlesOf(
  lines: readonly HeadLine[],
  hasDeck: boolean,
  unsure: { line: number; message: string }[],
): { kicker?: string; title?: string; deck?: string } {
  const [first, second, third] = lines;
  if (first === undefined || second === undefined) return first ? { title: first.text } : {};
  unsure.push({ line: first.line, message: `“${first.text}” was taken for the kicker and “${second.text}” for the headline` });
  return { kicker: first.text, title: second.text, ...(third && !hasDeck && { deck: third.text }) };
}

function bylineOf(line: HeadLine, unsure: { line: number; message: string }[]): { role?: string; names: string[] }[] {
  const groups: { role?: string; names: string[] }[] = [];
  for (const word of line.text.split(/[\s\u3000/／:：、,，]+/).filter(Boolean)) {
    const joined = /^(.*(?:记者|通讯员|实习生))(.{2,4})$/.exec(word);
    if (role.test(word)) groups.push({ role: word, names: [] });
    else if (joined !== null) {
      groups.push({ role: joined[1]!, names: [joined[2]!] });
      unsure.push({ line: line.line, message: `“${word}” was parted into ${joined[1]} and ${joined[2]}` });
    } else if (groups.length > 0) groups[groups.length - 1]!.names.push(word);
    else groups.push({ names: [word] });
  }
  for (const group of groups)
    if (group.names.length === 0) unsure.push({ line: line.line, message: `no name follows “${group.role}”` });
  return groups.filter((group) => group.names.length > 0);
}
