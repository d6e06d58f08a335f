// SPDX-License-Identifier: Apache-2.0
#include "db/belonging.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "db/migrate.hpp"

namespace gainsay::db {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

// Where SQLite keeps application_id: four bytes, the highest first (file format, 1.3).
constexpr std::size_t mark_begin = 68, header_bytes = 100;
constexpr auto magic = "SQLite format 3\0"sv;

bool has_header(const fs::path& path) {
  std::error_code code;
  if (!fs::is_regular_file(path, code)) return false;
  std::array<char, header_bytes> header{};
  std::ifstream file(path, std::ios::binary);
  if (!file.read(header.data(), header.size())) return false;
  std::uint32_t mark = 0;
  for (std::size_t i = 0; i < 4; ++i) mark = mark << 8 | static_cast<unsigned char>(header[mark_begin + i]);
  return std::string_view(header.data(), magic.size()) == magic && mark == static_cast<std::uint32_t>(application_id);
}

bool is_casefile(const fs::path& path, const fs::path& casefile) {
  std::error_code code;
  return fs::equivalent(path, casefile, code) || has_header(path);
}

}  // namespace

bool belongs_to_casefile(const std::string& path, const std::string& casefile) {
  std::error_code code;
  const auto real = fs::weakly_canonical(path, code).string();
  if (code) return false;
  if (is_casefile(real, casefile)) return true;
  for (const std::string_view suffix : {"-wal", "-shm", "-journal", "-writer"})
    if (real.ends_with(suffix) && is_casefile(real.substr(0, real.size() - suffix.size()), casefile)) return true;
  return false;
}

}  // namespace gainsay::db
