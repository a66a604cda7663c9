// Generated from the OpenAPI document by tools/api-client.mjs. Do not edit.
export interface paths {}
export interface components {
  schemas: Record<string, never>
}
