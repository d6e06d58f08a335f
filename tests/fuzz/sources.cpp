// SPDX-License-Identifier: Apache-2.0
// sources.toml: a list of files inside the folder, or one error that says where.
#include "host/document/source_list.hpp"
#include "tests/fuzz/scratch_folder.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {
namespace {

void check_date(const std::optional<model::Published>& date) {
  if (!date) return;
  property(date->days.known() && date->days.lo <= date->days.hi, "a date is a range of days");
  property(date->second >= -1 && date->second < 86'400, "a time of day lies in the day");
}

void check_list(const document::SourceList& list, const ScratchFolder& folder) {
  namespace fs = std::filesystem;
  for (const auto& [file, metadata] : list.entries) {
    const fs::path path(file);
    property(path.is_relative() && *path.begin() != "..", "an entry stays inside the folder");
    std::error_code ignored;  // a name that is too long for a file system is one that is missing
    property(fs::exists(folder.path() / path, ignored) || !list.missing.empty(),
             "an entry whose file is missing is told");
    check_date(metadata.published);
    if (metadata.language) property(!metadata.language->empty(), "a language has a tag");
  }
  for (const auto& note : list.notes)
    property(!note.empty() && is_text(note) && note.find('\n') == std::string::npos, "a note is a line of words");
}

}  // namespace

void run(std::string_view input) {
  static const ScratchFolder folder;
  static const bool filled = [] {
    for (const char* name : {"a.txt", "b.txt", "below/c.txt", "é.txt"}) folder.write(name, "A text.");
    return true;
  }();
  property(filled, "the folder holds texts");
  folder.write("sources.toml", input);
  const auto list = document::load_source_list(folder.path());
  const auto again = document::load_source_list(folder.path());
  property(list.has_value() == again.has_value(), "the same file is read in the same way");
  if (!list) {
    check_error(list.error());
    property(list.error().where.starts_with(folder.path()), "an error names the file");
    property(list.error().message == again.error().message, "the same file has the same error");
    return;
  }
  property(list->has_value(), "a folder with a list has one");
  check_list(**list, folder);
  property((*list)->notes == (*again)->notes, "the same file has the same notes");
}

}  // namespace gainsay::fuzz
