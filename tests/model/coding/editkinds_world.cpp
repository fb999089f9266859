#include "editkinds.h"

namespace sourceline {

std::vector<EditKind> worldKinds()
{
    return {};
}

} // namespace sourceline
