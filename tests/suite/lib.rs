//! Helpers of the suite: the story of an office.
