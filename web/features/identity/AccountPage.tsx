/** TEMP */
export function AccountPage() {
  return null
}
