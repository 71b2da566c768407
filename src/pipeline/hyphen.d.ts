declare module 'hyphen/en-us/index.js';
