#include "ui/mainwindow/helpdialog.h"

#include "ui/common/theme.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFile>
#include <QTextBrowser>
#include <QVBoxLayout>

// Outside of namespaces, as Q_INIT_RESOURCE demands: a static library's resources are not there
// before it.
static void registerHelp()
{
    Q_INIT_RESOURCE(help);
}

namespace sourceline {

namespace {

class HelpText : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int, const QUrl &) override { return {}; }
};

} // namespace

void showHelp(QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QDialog::tr("Sourceline Help"));
    auto *text = new HelpText(dialog);
    text->setOpenLinks(false);
    text->setFrameShape(QFrame::NoFrame);
    text->document()->setDocumentMargin(spacing::margin);
    registerHelp();
    QFile file(QStringLiteral(":/help/help.md"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    Q_UNUSED(opened)
    text->setMarkdown(QString::fromUtf8(file.readAll()));
    text->setAccessibleName(QDialog::tr("Help"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, spacing::medium, spacing::medium);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog->resize(dialog->fontMetrics().averageCharWidth() * 100,
                   dialog->fontMetrics().height() * 38);
    dialog->open();
}

} // namespace sourceline
