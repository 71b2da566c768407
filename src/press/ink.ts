/**
 * Operators, numbers and glyph codes in, the bytes of a content stream out. Knows how PDF spells, not what is drawn.
 */

const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const BACKSLASH = 92;

/** What follows the backslash for a byte that a literal string cannot hold as it is (ISO 32000-1, 7.3.4.2); 0 for the others. */
const ESCAPES = escapes();

function escapes(): Uint8Array {
  const table = new Uint8Array(256);
  for (const c of '()\\') table[c.charCodeAt(0)] = c.charCodeAt(0);
  table[13] = 'r'.charCodeAt(0);
  return table;
}

/** The ASCII bytes of an operator. */
export function ascii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const POWERS = [1, 10, 100, 1000, 10000, 100000];

/** A content stream that grows. */
export class Ink {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes sure that `count` more bytes fit. Number and code writers below count on it. */
  room(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  /** Bytes made by `ascii`. */
  put(operator: Uint8Array): void {
    this.room(operator.length);
    this.bytes.set(operator, this.length);
    this.length += operator.length;
  }

  text(operator: string): void {
    this.room(operator.length);
    for (let i = 0; i < operator.length; i++) this.bytes[this.length++] = operator.charCodeAt(i);
  }

  /** One byte; `room` first. */
  byte(value: number): void {
    this.bytes[this.length++] = value;
  }

  /** A length in whole thousandths of a point, and a space. */
  thousandths(value: number): void {
    this.decimal(value, 3);
    this.byte(32);
  }

  /**
   * `value` ÷ 10^places, without trailing zeros. `value` is whole, under 2^53; places 0 to 5. At most 24 bytes.
   * Throws `bug:` for what is no number.
   */
  decimal(value: number, places: number): void {
    this.room(24);
    if (!Number.isFinite(value)) throw new Error(`bug: a length of ${value} on the page`);
    if (value < 0) {
      this.byte(MINUS);
      value = -value;
    }
    const power = POWERS[places] as number;
    const whole = Math.floor(value / power);
    this.#digits(whole);
    let rest = value - whole * power;
    if (rest === 0) return;
    this.byte(POINT);
    for (let step = power / 10; rest > 0; step /= 10) {
      const digit = Math.floor(rest / step);
      this.byte(ZERO + digit);
      rest -= digit * step;
    }
  }

  #digits(whole: number): void {
    let step = 1;
    while (whole / step >= 10) step *= 10;
    for (; step >= 1; step /= 10) this.byte(ZERO + (Math.floor(whole / step) % 10));
  }

  /** A two-byte glyph code inside a literal string, escaped; at most 4 bytes; `room` first. */
  code(code: number): void {
    const { bytes } = this;
    const high = code >> 8;
    const low = code & 255;
    if (ESCAPES[high] !== 0) {
      bytes[this.length++] = BACKSLASH;
      bytes[this.length++] = ESCAPES[high] as number;
    } else bytes[this.length++] = high;
    if (ESCAPES[low] !== 0) {
      bytes[this.length++] = BACKSLASH;
      bytes[this.length++] = ESCAPES[low] as number;
    } else bytes[this.length++] = low;
  }

  /** What has been written. */
  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }
}
