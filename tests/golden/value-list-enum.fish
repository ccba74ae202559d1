set-libvirt-supported-credentials "realm usernam"
