//! Files that cannot be used, as a person reads it: by kind of error, never in the words of the system.

use std::io::ErrorKind;

use crate::problem::Said;

/// What is wrong with the file at `path`, in both languages.
pub fn say(path: &str, kind: ErrorKind) -> Said {
    match kind {
        ErrorKind::NotFound => {
            Said::new(format!("{path} 不存在，或已移走。"), format!("{path} does not exist or was moved."))
        }
        ErrorKind::IsADirectory => {
            Said::new(format!("{path} 是文件夹，不是文件。"), format!("{path} is a folder, not a file."))
        }
        ErrorKind::NotADirectory => Said::new(
            format!("{path} 的上级不是文件夹。"),
            format!("What should hold {path} is not a folder."),
        ),
        ErrorKind::PermissionDenied => {
            Said::new(format!("系统不允许读写 {path}。"), format!("The system denies access to {path}."))
        }
        ErrorKind::ReadOnlyFilesystem => Said::new(
            format!("{path} 所在的磁盘只能读，不能写。"),
            format!("The disk that holds {path} is read-only."),
        ),
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => Said::new(
            format!("{path} 的文件名太长，或含有系统不允许的字符。"),
            format!("The name of {path} is too long or holds characters that the system forbids."),
        ),
        ErrorKind::InvalidData => Said::new(
            format!("{path} 的内容不是可读的文字。"),
            format!("The content of {path} is not readable text."),
        ),
        _ => Said::new(
            format!("读写 {path} 时，磁盘没有响应或出错。"),
            format!("The disk failed or did not answer while {path} was read or written."),
        ),
    }
}

/// What to do about it, in both languages.
pub fn next(kind: ErrorKind) -> Said {
    match kind {
        ErrorKind::NotFound => Said::new(
            "请核对文件的位置和名称，重新选择。",
            "Check where the file is and what it is called, and choose again.",
        ),
        ErrorKind::IsADirectory => Said::new("请选择文件夹里的文件。", "Choose a file inside of the folder."),
        ErrorKind::NotADirectory | ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Said::new(
            "请换一个可以读写的文件夹，再重试。",
            "Try again in a folder that can be read and written.",
        ),
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => {
            Said::new("请换一个短些的文件名，再重试。", "Use a shorter name and try again.")
        }
        ErrorKind::InvalidData => {
            Said::new("请另存为 UTF-8 编码的文本，再重试。", "Save it as UTF-8 text and try again.")
        }
        _ => Said::new(
            "请确认磁盘连接正常，然后重试。",
            "Make sure that the disk is connected, then try again.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_and_a_missing_file_are_named_and_the_disk_is_not_blamed() {
        for (kind, word) in [(ErrorKind::IsADirectory, "文件夹"), (ErrorKind::NotFound, "不存在")] {
            assert!(say("甲.xlsx", kind).zh.contains(word), "{kind:?}");
            assert!(!next(kind).zh.contains("磁盘"), "{kind:?}");
        }
        assert!(next(ErrorKind::TimedOut).zh.contains("磁盘"));
    }
}
