#include "ui/mainwindow/aboutdialog.h"

#include "model/workbench/versions.h"
#include "ui/common/theme.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace sourceline {

namespace {

QString tr(const char *text)
{
    return QDialog::tr(text);
}

QString licences()
{
    return tr("Sourceline is free software under the GNU General Public License, version 3 or "
              "later; it comes without any warranty.\n\n"
              "It stands on: Qt %1 (LGPL 3), SQLite %2 (public domain), ICU %3 (Unicode licence), "
              "Noto fonts (SIL Open Font License 1.1).")
        .arg(QString::fromLatin1(qVersion()), sqliteVersion(), icuVersion());
}

} // namespace

void showAbout(QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("About Sourceline"));
    auto *title = new QLabel(QStringLiteral("Sourceline " SOURCELINE_VERSION), dialog);
    title->setFont(titleFont(dialog->font()));
    auto *purpose = new QLabel(
        tr("A workbench for records of security incidents and of who says who did them."), dialog);
    auto *text = new QLabel(licences(), dialog);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(spacing::margin, spacing::margin, spacing::margin, spacing::large);
    layout->setSpacing(spacing::medium);
    for (QLabel *label : {title, purpose, text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        layout->addWidget(label);
    }
    layout->addWidget(buttons);
    dialog->resize(dialog->fontMetrics().averageCharWidth() * 80, dialog->sizeHint().height());
    dialog->open();
}

} // namespace sourceline
