#pragma once

class QWidget;

namespace sourceline {

void showAbout(QWidget *parent);

} // namespace sourceline
