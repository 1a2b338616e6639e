SELECT to_regclass('notification.notifications') IS NOT NULL;
