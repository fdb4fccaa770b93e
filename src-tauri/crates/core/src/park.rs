//! What is known about the park apart from any framework: profile, yearly
//! figures, roster. Entered once, used by every assessment.

use crate::base_data::BaseData;
use crate::profile::Profile;
use crate::roster::Roster;

/// The park's own data.
#[derive(Debug, Clone)]
pub struct Park {
    /// 园区概况.
    pub profile: Profile,
    /// 基础数据.
    pub base_data: BaseData,
    /// 企业名单 of the assessed year.
    pub roster: Roster,
}
