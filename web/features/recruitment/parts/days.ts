/** The last day of a term that ends at a midnight, as an instant of that day. */
export const lastDay = (until: string): string => new Date(Date.parse(until) - 1000).toISOString()
