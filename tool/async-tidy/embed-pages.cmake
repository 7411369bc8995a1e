# Writes OUTPUT, a C++ source with the pages PAGES as string literals.
set(table "")
foreach(page ${PAGES})
  get_filename_component(name ${page} NAME_WE)
  file(READ ${page} text)
  string(APPEND table "      {\"async-${name}\", R\"page(${text})page\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"Pages.h\"

namespace async_tidy {

llvm::StringRef pageOf(const CheckEntry &Entry) {
  static constexpr struct {
    std::string_view Check;
    llvm::StringLiteral Text;
  } Pages[] = {
${table}  };
  for (const auto &Page : Pages)
    if (Page.Check == Entry.Name)
      return Page.Text;
  return {};
}

} // namespace async_tidy
")
