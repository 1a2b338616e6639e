SELECT coverage_keep_turnaround(array_fill(7, ARRAY[20]), now(), now() + interval '3 minutes')
       = array_fill(7, ARRAY[19]) || 3
   AND NOT EXISTS (SELECT FROM coverage_providers
                   WHERE recent_turnaround_minutes <> coverage_recent_turnarounds(id));
