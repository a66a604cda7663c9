/** Cases that may be chosen together at most; the server says the same. */
export const mostChosen = 500
