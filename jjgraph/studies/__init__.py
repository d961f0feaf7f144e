"""One function a study: what it computes, put together as one table. The only place where a study is worded."""
