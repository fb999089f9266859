#include "ui/mainwindow/identitydialog.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::IdentityDialog)
};

QLabel *explanation(QWidget *parent)
{
    auto *label = new QLabel(
        Words::tr("Every edit is recorded with the name of who made it. It is asked once; "
                  "Edit > Who Is Writing changes it for edits to come."),
        parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

std::optional<Identity> askIdentity(const Identity &present, QWidget *parent)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(Words::tr("Who Is Writing"));
    auto *name = new QLineEdit(present.name, &dialog);
    auto *initials = new QLineEdit(present.initials, &dialog);
    initials->setMaxLength(8);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    auto *form = new QFormLayout(&dialog);
    form->setContentsMargins(spacing::large, spacing::large, spacing::large, spacing::large);
    form->setVerticalSpacing(spacing::medium);
    form->addRow(explanation(&dialog));
    form->addRow(Words::tr("&Name"), name);
    form->addRow(Words::tr("&Initials"), initials);
    form->addRow(buttons);
    const auto check = [&] {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(!name->text().trimmed().isEmpty());
    };
    QObject::connect(name, &QLineEdit::textChanged, &dialog, check);
    QObject::connect(name, &QLineEdit::textEdited, &dialog, [initials](const QString &text) {
        if (!initials->isModified())
            initials->setText(initialsOf(text));
    });
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    check();
    name->selectAll();
    dialog.setMinimumWidth(420);
    if (dialog.exec() != QDialog::Accepted)
        return {};
    return Identity{name->text().trimmed(), initials->text().trimmed()};
}

} // namespace sourceline
