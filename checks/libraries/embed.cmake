# Writes OUTPUT, a C++ source with the files MODELS as string literals.
set(table "")
foreach(model ${MODELS})
  get_filename_component(name ${model} NAME)
  file(READ ${model} text)
  string(APPEND table "    {\"${name}\", R\"yaml(${text})yaml\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"libraries/Models.h\"

namespace async_tidy {

llvm::ArrayRef<BuiltinModelFile> builtinModelFiles() {
  static const BuiltinModelFile Files[] = {
${table}  };
  return Files;
}

} // namespace async_tidy
")
