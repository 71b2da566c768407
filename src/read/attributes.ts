/**
 * The inside of `{.lead #award focus=40,30}` comes in, its parts go out, each with its place. It knows the notation only; which names
 * mean something is decided where they are used.
 */

/** One of `{#id .class key=value}`, with its place. */
export interface Attribute {
  /** `.lead`, `.cut=1`: class; `#award`: id; `focus=40,30` or `title="核心阅读"` or a bare `key`: pair. */
  readonly form: 'class' | 'id' | 'pair';
  readonly name: string;
  /** As typed, without quotes; the empty string when there is none. */
  readonly value: string;
  /** UTF-16 offsets in the file: of the whole, and of the value. */
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

const part = /\s*(?:([.#]?)([\p{L}_][\p{L}\p{M}\p{N}_·'-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'{}=<>`]+)))?)(?=\s|$)/uy;

/**
 * The parts between the braces; `undefined` when it is not that notation throughout (then it is text that happens to have braces).
 * `base`: offset in the file of the first character inside the braces.
 */
export function attributesOf(inside: string, base: number): readonly Attribute[] | undefined {
  const found: Attribute[] = [];
  const end = inside.trimEnd().length;
  part.lastIndex = 0;
  while (part.lastIndex < end) {
    const from = part.lastIndex;
    const match = part.exec(inside);
    if (match === null) return undefined;
    found.push(attributeOf(match, base + from));
  }
  return found;
}

function attributeOf(match: RegExpExecArray, at: number): Attribute {
  const [whole, sign, name, double, single, bare] = match;
  const end = at + whole.length;
  const start = end - whole.trimStart().length;
  const value = double ?? single ?? bare ?? '';
  const quote = double !== undefined || single !== undefined ? 1 : 0;
  const form = sign === '.' ? 'class' : sign === '#' ? 'id' : 'pair';
  return { form, name: name!, value, start, end, valueStart: end - quote - value.length, valueEnd: end - quote };
}

/** Offset of the `]` that closes the `[` at `open`, or -1; escaped brackets do not count. */
export function closingBracket(source: string, open: number, end: number): number {
  let depth = 0;
  for (let i = open; i < end; i++) {
    const c = source[i];
    if (c === '\\') i++;
    else if (c === '[') depth++;
    else if (c === ']' && --depth === 0) return i;
  }
  return -1;
}
