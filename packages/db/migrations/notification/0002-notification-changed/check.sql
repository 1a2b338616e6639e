SELECT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'tell_changed'
               AND tgrelid = 'notification.notifications'::regclass);
