/** What stands for letters that aren't shown. */
const veil = '***'

/** A name as a list shows it: `李**` for 李小梅, `A*** L***` for Ada Lovelace. Empty stays empty. */
export function maskName(name: string): string {
  // A name in two writings ("李小满 / Li Xiaoman") is one person's: the beginning of each is enough to know it again.
  const writings = name.split(' / ')
  if (writings.length > 1) return writings.map((writing) => maskName(writing.trim().split(/\s+/)[0] ?? '')).join(' / ')
  const words = name.trim().split(/\s+/).filter(Boolean)
  return words
    .map((word) => {
      const [first = '', ...rest] = [...word]
      return /\p{Script=Han}/u.test(first) ? first + '*'.repeat(Math.max(1, Math.min(rest.length, 2))) : first + veil
    })
    .join(' ')
}

/** A phone number with only its last two digits, so that its owner knows it again and nobody else can call it. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '')
  return digits.length < 5 ? veil : `${veil}${digits.slice(-2)}`
}

/** A mail address with only its first letter and its domain. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@')
  return at < 1 ? veil : `${[...mail][0]}${veil}${mail.slice(at)}`
}

/** An address without its numbers: street and compound stay, door and floor don't. */
export function maskAddress(address: string): string {
  return address.replaceAll(/[0-9０-９一二三四五六七八九十百]+(?=\s*(号|栋|幢|座|单元|楼|层|室|户))|[0-9０-９]+/g, '*')
}
