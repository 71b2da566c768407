/**
 * A story's typed tree → the syntax tree of Markdown with our forms as nodes of their own → HTML. Standard forms go the standard way through
 * remark-rehype; ruby, names, figures, boxes, pull quotes and the rest have handlers here.
 */
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Block, Figure, FrontMatter, Inline, List, Manuscript, Note, Table } from './types.ts';

/** A node of mdast, or `element`: an HTML element that has no Markdown form. */
interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly [field: string]: unknown;
}

const text = (value: string): Node => ({ type: 'text', value });
const element = (tagName: string, properties: object, children: readonly (Node | undefined)[]): Node => ({
  type: 'element',
  tagName,
  properties,
  children: children.filter((child) => child !== undefined),
});

interface State {
  all(node: Node): unknown[];
}

/** How remark-rehype makes an `element`: as it says, with its children handled in the common way. */
const handlers = {
  element: (state: State, node: Node) => ({
    type: 'element',
    tagName: node['tagName'],
    properties: node['properties'],
    children: state.all(node),
  }),
};

/** The story as HTML for the web. */
export function webText(manuscript: Manuscript): string {
  const article = element('article', { ...(manuscript.front.id && { id: manuscript.front.id }), lang: 'zh-CN' }, [
    ...head(manuscript.front),
    ...manuscript.blocks.map(blockNode),
  ]);
  const processor = unified()
    .use(remarkRehype, { handlers: handlers as never, footnoteLabel: '注', clobberPrefix: '' })
    .use(rehypeStringify);
  const root = { type: 'root', children: [article, ...manuscript.notes.map(noteNode)] };
  return `${processor.stringify(processor.runSync(root as never))}\n`;
}

function head(front: FrontMatter): Node[] {
  const line = (name: string, value: string | undefined): Node | undefined =>
    value ? element('p', { className: [name] }, [text(value)]) : undefined;
  const names = front.byline.map((group) =>
    [group.role?.value, ...group.names.map((name) => name.value)].filter(Boolean).join(' '),
  );
  const headline = front.headline.map((part) => part.value).join('\u3000');
  const number = front.column?.number === undefined ? '' : ` ${front.column.number}`;
  const parts = [
    line('column', front.column && front.column.name.value + number),
    line('kicker', front.kicker?.value),
    headline === '' ? undefined : element('h1', {}, [text(headline)]),
    line('deck', front.deck?.value),
    line('byline', names.join('　')),
    line('standfirst', front.standfirst?.value),
    line('lead-in', front.leadIn?.value),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? [] : [element('header', {}, parts)];
}

const inlineNodes = (inlines: readonly Inline[]): Node[] => inlines.map(inlineNode);

function inlineNode(inline: Inline): Node {
  switch (inline.kind) {
    case 'text':
      return text(inline.value);
    case 'emphasis':
    case 'strong':
      return { type: inline.kind, children: inlineNodes(inline.children) };
    case 'deleted':
      return { type: 'delete', children: inlineNodes(inline.children) };
    case 'code':
      return { type: 'inlineCode', value: inline.value };
    case 'break':
      return { type: 'break' };
    case 'link':
      return { type: 'link', url: inline.url, children: inlineNodes(inline.children) };
    case 'note-ref':
      return { type: 'footnoteReference', identifier: inline.label.toLowerCase(), label: inline.label };
    case 'ruby':
      return rubyNode(inline);
    case 'name':
      return element('u', { className: ['proper-name'] }, inlineNodes(inline.children));
    case 'title':
      return element('cite', {}, inlineNodes(inline.children));
    case 'pull':
      return element('span', { className: ['pull'] }, inlineNodes(inline.children));
    case 'qr':
      return { type: 'link', url: inline.url, children: [text(inline.caption ?? inline.url)] };
  }
}

const rubyNode = (ruby: Inline & { kind: 'ruby' }): Node =>
  element('ruby', {}, [
    ...inlineNodes(ruby.children),
    element('rp', {}, [text('（')]),
    element('rt', {}, [text(ruby.reading.value)]),
    element('rp', {}, [text('）')]),
  ]);

const blockNodes = (blocks: readonly Block[]): Node[] => blocks.map(blockNode);

function blockNode(block: Block): Node {
  switch (block.kind) {
    case 'para':
      return { type: 'paragraph', children: inlineNodes(block.inlines) };
    case 'crosshead':
      return {
        type: 'heading',
        depth: block.level + 1,
        children: block.parts.flatMap((part, i) => [...(i > 0 ? [text('　')] : []), ...inlineNodes(part)]),
      };
    case 'figure':
      return figureNode(block);
    case 'figure-group':
      return element('div', { className: ['figures'] }, block.figures.map(figureNode));
    case 'pullquote':
      return pullQuoteNode(block);
    case 'blockquote':
      return { type: 'blockquote', children: blockNodes(block.blocks) };
    case 'list':
      return listNode(block);
    case 'table':
      return tableNode(block);
    case 'thematic-break':
      return { type: 'thematicBreak' };
    case 'box':
      return aside('box', {}, block.title && element('h2', {}, [text(block.title.value)]), block.blocks);
    case 'digest':
      return element('nav', { className: ['digest'] }, blockNodes(block.blocks));
    case 'notice':
      return aside('notice', { dataKind: block.notice }, undefined, block.blocks);
    case 'correction':
      return aside('correction', { dataOf: block.of, dataDate: block.date }, undefined, block.blocks);
  }
}

const aside = (name: string, properties: object, first: Node | undefined, blocks: readonly Block[]): Node =>
  element('aside', { className: [name], ...properties }, [first, ...blockNodes(blocks)]);

function figureNode(figure: Figure): Node {
  const credit = figure.credit && element('small', { className: ['credit'] }, [text(figure.credit.value)]);
  const caption =
    figure.caption.length === 0 && !credit
      ? undefined
      : element('figcaption', {}, [...inlineNodes(figure.caption), ...(credit ? [text(' '), credit] : [])]);
  const image = { type: 'image', url: figure.src, alt: figure.caption.length > 0 ? '' : figure.src };
  return element(
    'figure',
    { ...(figure.id && { id: figure.id }), ...(figure.classes.length > 0 && { className: [...figure.classes] }) },
    [image, caption],
  );
}

function pullQuoteNode(quote: Block & { kind: 'pullquote' }): Node {
  const lines = quote.lines.flatMap((line, i) => [...(i > 0 ? [{ type: 'break' }] : []), ...inlineNodes(line)]);
  const by = quote.attribution && element('p', { className: ['attribution'] }, [text(`——${quote.attribution.value}`)]);
  return element('aside', { className: ['pullquote'] }, [{ type: 'paragraph', children: lines }, by]);
}

/** A list whose marks are typed text shows no marks of the browser's. */
function listNode(list: List): Node {
  if (list.style !== 'han') {
    const children = list.items.map((item) => ({
      type: 'listItem',
      spread: item.blocks.length > 1,
      children: blockNodes(item.blocks),
    }));
    return { type: 'list', ordered: list.style === 'decimal', start: list.items[0]?.number ?? 1, children };
  }
  const items = list.items.map((item) => {
    const [first, ...rest] = item.blocks;
    const mark = text(item.mark?.value ?? '');
    const lead =
      first?.kind === 'para'
        ? [{ type: 'paragraph', children: [mark, ...inlineNodes(first.inlines)] }]
        : [mark, ...(first ? [blockNode(first)] : [])];
    return element('li', {}, [...lead, ...blockNodes(rest)]);
  });
  return element('ol', { className: ['han'] }, items);
}

function tableNode(table: Table): Node {
  const cell = (inlines: readonly Inline[]): Node => ({ type: 'tableCell', children: inlineNodes(inlines) });
  const rows = [table.head, ...table.rows].filter((row) => row.length > 0);
  const node = {
    type: 'table',
    align: table.align,
    children: rows.map((row) => ({ type: 'tableRow', children: row.map((c) => cell(c.inlines)) })),
  };
  return table.src === undefined
    ? node
    : element('div', { className: ['table'], dataSrc: table.src }, rows.length > 0 ? [node] : []);
}

const noteNode = (note: Note): Node => ({
  type: 'footnoteDefinition',
  identifier: note.label.toLowerCase(),
  label: note.label,
  children: blockNodes(note.blocks),
});
