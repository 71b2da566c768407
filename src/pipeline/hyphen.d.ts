/** The package of hyphenation patterns has no types for its single languages; hyphens.ts says what it asks of them. */
declare module 'hyphen/en-us/index.js';
