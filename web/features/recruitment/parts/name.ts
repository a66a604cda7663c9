/** Family and given name in the order of their writing: Chinese names stand without a gap. */
export const wholeName = (name: { familyName: string; givenName: string }): string =>
  /\p{Script=Han}/u.test(name.familyName)
    ? `${name.familyName}${name.givenName}`
    : `${name.givenName} ${name.familyName}`.trim()
