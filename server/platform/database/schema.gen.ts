// biome-ignore lint/suspicious/noEmptyInterface: filled by tools/schema.mjs
export interface Database {}
