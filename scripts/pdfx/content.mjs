/**
 * A content stream in, what it does out: operators with their operands, and on request the state in which each mark is painted.
 */

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((c) => c.charCodeAt(0)));

/** [operator, operands] in order. Names keep their `/`, strings are { text } in Latin-1. */
export function* operators(bytes) {
  let operands = [];
  for (const token of tokens(bytes)) {
    if (token.operator === undefined) operands.push(token.value);
    else {
      yield [token.operator, operands];
      operands = [];
    }
  }
}

function* tokens(bytes) {
  const reader = { bytes, at: 0 };
  for (;;) {
    skip(reader);
    if (reader.at >= bytes.length) return;
    yield next(reader);
  }
}

function skip(reader) {
  const { bytes } = reader;
  for (; reader.at < bytes.length; reader.at++) {
    if (bytes[reader.at] === 37)
      while (reader.at < bytes.length && bytes[reader.at] !== 10 && bytes[reader.at] !== 13) reader.at++;
    else if (!WHITE.has(bytes[reader.at])) return;
  }
}

function next(reader) {
  const c = reader.bytes[reader.at];
  if (c === 40) return { value: literal(reader) };
  if (c === 60) return reader.bytes[reader.at + 1] === 60 ? { value: dictionary(reader) } : { value: hex(reader) };
  if (c === 91) return { value: array(reader) };
  if (c === 47) return { value: `/${word(reader, 1)}` };
  const text = word(reader, 0);
  if (text === '') throw new Error(`content stream: stray ${String.fromCharCode(c)} at ${reader.at}`);
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return { value: Number(text) };
  if (text === 'true' || text === 'false') return { value: text === 'true' };
  if (text === 'null') return { value: null };
  return { operator: text };
}

function word(reader, from) {
  const start = (reader.at += from);
  const { bytes } = reader;
  while (reader.at < bytes.length && !WHITE.has(bytes[reader.at]) && !DELIMITERS.has(bytes[reader.at])) reader.at++;
  return bytes.toString('latin1', start, reader.at);
}

function literal(reader) {
  const { bytes } = reader;
  const out = [];
  let depth = 1;
  for (reader.at++; depth > 0; reader.at++) {
    const c = bytes[reader.at];
    if (c === undefined) throw new Error('content stream: a string does not end');
    if (c === 92) out.push(c, bytes[++reader.at]);
    else {
      if (c === 40) depth++;
      if (c === 41) depth--;
      if (depth > 0) out.push(c);
    }
  }
  return { text: Buffer.from(out).toString('latin1') };
}

function hex(reader) {
  const end = reader.bytes.indexOf(62, reader.at);
  const text = reader.bytes.toString('latin1', reader.at + 1, end);
  reader.at = end + 1;
  return { text };
}

function array(reader) {
  const out = [];
  reader.at++;
  for (;;) {
    skip(reader);
    if (reader.bytes[reader.at] === 93) break;
    out.push(next(reader).value);
  }
  reader.at++;
  return out;
}

function dictionary(reader) {
  const out = {};
  reader.at += 2;
  for (;;) {
    skip(reader);
    if (reader.bytes[reader.at] === 62) break;
    const key = next(reader).value;
    skip(reader);
    out[key] = next(reader).value;
  }
  reader.at += 2;
  return out;
}

const times = ([a, b, c, d, e, f], [A, B, C, D, E, F]) => [
  a * A + b * C,
  a * B + b * D,
  c * A + d * C,
  c * B + d * D,
  e * A + f * C + E,
  e * B + f * D + F,
];

const COLOURS = {
  g: ['fill', '/DeviceGray'], G: ['stroke', '/DeviceGray'],
  rg: ['fill', '/DeviceRGB'], RG: ['stroke', '/DeviceRGB'],
  k: ['fill', '/DeviceCMYK'], K: ['stroke', '/DeviceCMYK'],
}; // prettier-ignore

/** Every mark: { kind: text | path | image | form | shading, fill, stroke, state, box, name, paints } in painting order. `resources` as resolved by the caller. */
export function* marks(bytes, resources) {
  let state = {
    ctm: [1, 0, 0, 1, 0, 0],
    fill: { space: '/DeviceGray', values: [0] },
    stroke: { space: '/DeviceGray', values: [0] },
    gs: {},
    width: 1,
    mode: 0,
  };
  const stack = [];
  let box = null;
  const reach = (x, y) => {
    const [a, b, c, d, e, f] = state.ctm;
    const [X, Y] = [a * x + c * y + e, b * x + d * y + f];
    box = box ? [Math.min(box[0], X), Math.min(box[1], Y), Math.max(box[2], X), Math.max(box[3], Y)] : [X, Y, X, Y];
  };
  for (const [operator, o] of operators(bytes)) {
    if (operator === 'q') stack.push(structuredClone(state));
    else if (operator === 'Q') state = stack.pop() ?? state;
    else if (operator === 'cm') state.ctm = times(o, state.ctm);
    else if (operator === 'gs') state.gs = { ...state.gs, ...resources.gs(o[0]) };
    else if (operator === 'w') state.width = o[0];
    else if (operator === 'Tr') state.mode = o[0];
    else if (COLOURS[operator]) state[COLOURS[operator][0]] = { space: COLOURS[operator][1], values: o };
    else if (operator === 'cs' || operator === 'CS')
      state[operator === 'cs' ? 'fill' : 'stroke'] = { space: resources.space(o[0]), values: [] };
    else if (/^scn?$/i.test(operator)) state[operator[0] === 's' ? 'fill' : 'stroke'].values = o;
    else if (operator === 'm' || operator === 'l') reach(o[0], o[1]);
    else if (operator === 'c') for (let i = 0; i < 6; i += 2) reach(o[i], o[i + 1]);
    else if (operator === 'v' || operator === 'y') for (let i = 0; i < 4; i += 2) reach(o[i], o[i + 1]);
    else if (operator === 're') for (const [x, y] of [o, [o[0] + o[2], o[1] + o[3]]]) reach(x, y);
    else if (/^(S|s|f|F|f\*|B|B\*|b|b\*)$/.test(operator)) {
      const paints = { stroke: /[SsBb]/.test(operator), fill: /[fFBb]/.test(operator) };
      yield { kind: 'path', box, paints, ...structuredClone(state) };
      box = null;
    } else if (operator === 'n') box = null;
    else if (/^(Tj|TJ|'|")$/.test(operator))
      yield { kind: 'text', paints: { fill: true, stroke: state.mode === 1 || state.mode === 2 }, ...structuredClone(state) };
    else if (operator === 'Do') yield { kind: 'object', name: o[0], ...structuredClone(state) };
    else if (operator === 'sh') yield { kind: 'shading', name: o[0], ...structuredClone(state) };
    else if (operator === 'BI') throw new Error('content stream: inline pictures are not read here');
  }
}
