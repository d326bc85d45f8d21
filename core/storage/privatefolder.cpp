// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/privatefolder_p.h"

#include <QDir>
#include <QFileInfo>

namespace Attendant {

bool makePrivateFolder(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (QFileInfo(absolute).isDir())
        return true;
    const QString parent = QFileInfo(absolute).path();
    if (parent == absolute || !makePrivateFolder(parent))
        return false;
    return QDir().mkdir(absolute, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner) || QFileInfo(absolute).isDir();
}

} // namespace Attendant
