declare global {
  /** Where the library that locks scrolling behind a dialog looks for the nonce. */
  var __webpack_nonce__: string | undefined
}

/**
 * The server allows style elements only with the number it gave this one page (content security policy). Empty where
 * no server gave one, as while developing.
 */
export const styleNonce: string =
  globalThis.document?.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

if (styleNonce) globalThis.__webpack_nonce__ = styleNonce
