/**
 * Markdown source comes in, the syntax tree of unified goes out; offsets count from the beginning of the string given. The parser is loaded
 * when it is first asked for, once.
 */

/** A node of mdast, as far as reading looks at it. */
export interface MdNode {
  readonly type: string;
  readonly children?: readonly MdNode[];
  readonly value?: string;
  readonly name?: string;
  readonly url?: string;
  readonly alt?: string | null;
  readonly title?: string | null;
  readonly identifier?: string;
  readonly label?: string | null;
  readonly depth?: number;
  readonly ordered?: boolean | null;
  readonly start?: number | null;
  readonly checked?: boolean | null;
  readonly align?: readonly ('left' | 'center' | 'right' | null)[];
  readonly data?: { readonly directiveLabel?: boolean };
  readonly position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } };
}

export interface MarkdownParser {
  /** A part of a document: front matter is not looked for. */
  readonly part: (text: string) => MdNode;
  /** A whole document; its front matter is a `yaml` node. */
  readonly whole: (text: string) => MdNode;
}

let loaded: Promise<MarkdownParser> | undefined;

export const markdownParser = (): Promise<MarkdownParser> => (loaded ??= load());

async function load(): Promise<MarkdownParser> {
  const [unified, parse, gfm, directive, cjk, frontmatter] = await Promise.all([
    import('unified'),
    import('remark-parse'),
    import('remark-gfm'),
    import('remark-directive'),
    import('remark-cjk-friendly'),
    import('remark-frontmatter'),
  ]);
  const part = unified
    .unified()
    .use(parse.default)
    .use(gfm.default, { singleTilde: false })
    .use(directive.default)
    .use(cjk.default)
    .use(keepPlaces);
  const whole = part().use(frontmatter.default, ['yaml']);
  part.freeze();
  whole.freeze();
  return { part: (text) => part.parse(text) as MdNode, whole: (text) => whole.parse(text) as MdNode };
}

/**
 * mdast-util-gfm-autolink-literal looks for addresses a second time in the finished tree and makes nodes without a position.
 * The tokenizer has found them with their places, so that second pass is taken out.
 */
function keepPlaces(this: { data(): object }): void {
  const settings = this.data() as { fromMarkdownExtensions?: unknown[] };
  settings.fromMarkdownExtensions = settings.fromMarkdownExtensions?.map(withoutTransforms);
}

function withoutTransforms(extension: unknown): unknown {
  if (Array.isArray(extension)) return extension.map(withoutTransforms);
  return { ...(extension as object), transforms: [] };
}
