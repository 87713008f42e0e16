// Who may stand at which window: the roles of the hall's people.

/** clerk 窗口登记员, router 分流员, handler 承办人, head 单位负责人, secretary 联席会议秘书, supervisor 督查专员, auditor 审计员, administrator 系统管理员, discipline 纪检接收人, petitioner 信访人 (by query code), system (policies and timers). */
export const roles = ['clerk', 'router', 'handler', 'head', 'secretary', 'supervisor', 'auditor', 'administrator', 'discipline', 'petitioner', 'system'] as const;
