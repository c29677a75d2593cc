/** Texts of the page of checkpoints. */
export const checkpointPages = {
  'portal.checkpoints.title': () => '存证点',
  'portal.checkpoints.lead': () =>
    '办公系统里的每一次操作都留痕并依次封存。每小时把全部留痕的摘要（根）签名，公布在这里。谁保存了任意一个存证点，谁就能发现之前的留痕是否被改写、删除或截去末尾。这里只有摘要，没有任何操作内容或个人信息。',
  'portal.checkpoints.none': () => '还没有存证点。系统开始工作后，第一个存证点会出现在这里。',
  'portal.checkpoints.list': () => '最近的存证点',
  'portal.checkpoints.at': () => '签发时间',
  'portal.checkpoints.size': () => '留痕条数',
  'portal.checkpoints.root': () => '根（SHA-256，RFC 6962）',
  'portal.checkpoints.keys': () => '公钥',
  'portal.checkpoints.keys.text': () => '核验存证点和归档包的签名时使用（Ed25519，C2SP 格式）。',
  'portal.checkpoints.since': () => '启用于',
  'portal.checkpoints.keep': () => '自己保存一份',
  'portal.checkpoints.keep.text': () =>
    '下载最新的存证点并妥善保存：监督机关、媒体和任何人都可以。保存的人越多，越没有人能改写历史。',
  'portal.checkpoints.check': () => '核验归档包',
  'portal.checkpoints.check.text': () =>
    '任务归档后制成的归档包可以离线核验，$KEY 是上面的公钥。改动任何一个字节都会被发现，并指出位置。',
};
