#pragma once

class QComboBox;

namespace sourceline {

/// In the list of a box in which nothing is chosen yet the first arrow goes to the first row (Up:
/// to the last). Qt takes the first row for the current one without showing it, and Down passes it.
void beginAtTheFirst(QComboBox &box);

} // namespace sourceline
