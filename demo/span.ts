/** Days of history. */
export const days = 90
