/** TEMP */
export function SignInPage() {
  return null
}
