/** Why the system voids a draw whose witnesses did not reveal in time; it is published as it stands here. */
export const notRevealed = '见证人未在期限内揭示随机数';
