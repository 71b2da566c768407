/** The one row that is to run; null: all. `npm run mutate` writes another into its copies. */
export const only: string | null = null;
