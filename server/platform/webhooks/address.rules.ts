import { BlockList, isIP } from 'node:net'

/** Networks no message may go to by itself: this machine, this network, and what stands for no one (RFC 6890 and others). */
const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, bits, 'ipv4')
// Of IPv6 only global unicast is open, without what carries an IPv4 address in it or is for documents.
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, bits, 'ipv6')

/** Which addresses of closed networks the operator allows, as addresses or networks (`10.0.0.5`, `10.1.0.0/16`). */
export type AllowedNetworks = Pick<BlockList, 'check'>

/** Reads the operator's list. Throws RangeError with the entry that is none. */
export function allowedNetworks(entries: readonly string[]): AllowedNetworks {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address)
    const width = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits)
    if (family === 0 || !/^\d*$/.test(bits ?? '') || bits === '' || width > (family === 4 ? 32 : 128))
      throw new RangeError(entry)
    list.addSubnet(address, width, family === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

/** True when a message may go to this address of the net: open to the world, or allowed by the operator. */
export function mayReach(address: string, allowed: AllowedNetworks): boolean {
  return isOpen(address) || isAllowed(address, allowed)
}

/** True when the operator named the address or its network. */
export function isAllowed(address: string, allowed: AllowedNetworks): boolean {
  const plain = withoutMapping(address)
  const family = isIP(plain)
  return family !== 0 && allowed.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

function isOpen(address: string): boolean {
  const plain = withoutMapping(address)
  const family = isIP(plain)
  if (family === 4) return !closed.check(plain, 'ipv4')
  return family === 6 && globalUnicast.check(plain, 'ipv6') && !closed.check(plain, 'ipv6')
}

/** `::ffff:10.0.0.1` is 10.0.0.1 in other clothes. */
function withoutMapping(address: string): string {
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (dotted?.[1]) return dotted[1]
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address)
  if (!hex?.[1] || !hex[2]) return address.replace(/%.*$/, '')
  const bytes = [Number.parseInt(hex[1], 16), Number.parseInt(hex[2], 16)]
  return bytes.flatMap((pair) => [pair >> 8, pair & 255]).join('.')
}
